// A form for a processor, a service or an agreement. What is typed is kept at once, and what another has written meanwhile is kept too.
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import type { Trouble } from "../../../api/trouble";
import { useWords } from "../../../i18n";
import { useAnnounce } from "../../../ui/announce";
import { AREA } from "../../../ui/areas";
import { Button } from "../../../ui/Button";
import { Failure } from "../../../ui/states";
import { NounClash } from "./NounClash";
import { changeOf, clashesOf, type Draft, inputOf, merged } from "./draft";
import { FieldOf } from "./FieldOf";
import { forgetDraft, keepDraft, keptDraft } from "./kept";
import type { Noun, Problem, Read } from "./noun";

interface Props {
  noun: Noun;
  /** The global id; none for something new. */
  id: string | undefined;
  start: Read;
  /** Under which name a draft is kept. */
  keptAs: string;
  /** Sent with something new, beside what is written. */
  beside?: Readonly<Record<string, unknown>>;
  /** It came where one pressed to write: one goes on in its first field. */
  here?: boolean;
  done(id: string | undefined): void;
}

interface Theirs extends Read {
  readonly by: string | undefined;
  readonly at: string | undefined;
}

export function NounEditor({ noun, id, start, keptAs, beside, here = false, done }: Props) {
  const { t } = useWords();
  const announce = useAnnounce();
  const client = useClient();
  const [begun] = useState(() => keptDraft(keptAs) ?? { version: start.version, base: start.draft, mine: start.draft });
  const [base, setBase] = useState<Read>({ version: begun.version, draft: begun.base });
  const [mine, setMine] = useState<Draft>(begun.mine);
  const [theirs, setTheirs] = useState<Theirs>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { fields } = noun;
  const changed = Object.keys(changeOf(fields, base.draft, mine)).length > 0;

  useEffect(() => {
    if (changed) keepDraft(keptAs, { version: base.version, base: base.draft, mine });
    else forgetDraft(keptAs);
  }, [keptAs, changed, base, mine]);
  const clashing = theirs !== undefined;
  useEffect(() => {
    if (here && !clashing) form.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, [here, clashing]);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);

  const save = async (on: Read, draft: Draft, together: boolean): Promise<void> => {
    setProblems([]);
    setTrouble(undefined);
    setSending(true);
    const outcome = id ? await noun.edit(client, id, on.version, changeOf(fields, on.draft, draft)) : await noun.create(client, { ...inputOf(fields, draft), ...beside });
    setSending(false);
    if (outcome.trouble) return setTrouble(outcome.trouble);
    const stale = outcome.problems.find(({ code }) => code === "STALE");
    if (stale) return meet(on, draft, stale);
    if (outcome.problems.length > 0) return setProblems(outcome.problems);
    forgetDraft(keptAs);
    announce(together ? t("saved-together") : t("saved"));
    done(outcome.id);
  };

  /** Somebody has written since: what they have is laid beside one's own, or together with it where the two do not meet. */
  const meet = async (on: Read, draft: Draft, stale: Problem): Promise<void> => {
    const newest = await noun.read(client, id ?? "");
    if ("code" in newest) return setTrouble(newest);
    const [conflict] = stale.conflicts;
    setBase(on);
    if (clashesOf(fields, on.draft, draft, newest.draft).length > 0) return setTheirs({ ...newest, by: conflict?.by?.name, at: conflict?.at });
    const both = merged(fields, on.draft, draft, newest.draft, () => false);
    setBase(newest);
    setMine(both);
    return save(newest, both, true);
  };

  if (theirs) {
    return (
      <NounClash
        fields={clashesOf(fields, base.draft, mine, theirs.draft)}
        mine={mine}
        theirs={theirs.draft}
        by={theirs.by}
        at={theirs.at}
        back={() => setTheirs(undefined)}
        settle={(takeTheirs) => {
          const both = merged(fields, base.draft, mine, theirs.draft, takeTheirs);
          const newest = { version: theirs.version, draft: theirs.draft };
          setTheirs(undefined);
          setBase(newest);
          setMine(both);
          void save(newest, both, true);
        }}
      />
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(base, mine, false);
  };
  const problemOf = (name: string) => problems.find(({ field }) => field === `/${name}` || field.startsWith(`/${name}/`))?.message;
  return (
    <form ref={form} className="editor noun-editor" onSubmit={submit} noValidate>
      {begun.mine !== begun.base && changed && <p className="note">{t("draft-continued")}</p>}
      {problems.length > 0 && (
        <div className="refusals" role="alert" tabIndex={-1} ref={summary}>
          <p>{t("problems-title", { count: problems.length })}</p>
          <ul className="plain-list">
            {problems.map(({ field, message }) => (
              <li key={field + message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {trouble && <Failure trouble={trouble} again={() => void save(base, mine, false)} />}
      {fields.map((field) => (
        <FieldOf key={field.name} field={field} value={mine[field.name]} problem={problemOf(field.name)} change={(value) => setMine({ ...mine, [field.name]: value })} />
      ))}
      <div className="editor-end" role="group" aria-label={t("editor-end")} {...AREA}>
        <Button look="main" type="submit" isPending={sending} isDisabled={!changed}>
          {t("save")}
        </Button>
        <Button
          onPress={() => {
            forgetDraft(keptAs);
            done(undefined);
          }}
        >
          {changed ? t("throw-away") : t("close")}
        </Button>
        <span className="cell-sub" role="status">
          {changed ? t("draft-kept") : ""}
        </span>
      </div>
    </form>
  );
}
