// What the pages of a processor, a service and an agreement have in common: their head, writing, archiving, and the states before them.
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import type { Trouble } from "../../api/trouble";
import type { Asked } from "../../api/useAsk";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { NotFound } from "../../shell/NotFound";
import { useAnnounce } from "../../ui/announce";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { Failure } from "../../ui/states";
import { Apart, Together } from "../../ui/Together";
import { Unready } from "../../ui/Unready";
import { later } from "../../ui/later";
import type { Noun, Problem } from "./edit/noun";
import type { Section } from "./Frame";

const Editing = later(() => import("./edit/Editing").then((made) => made.Editing), 8);

const UNDER_WAY = { trouble: undefined, again: () => undefined };

interface Props {
  id: string;
  section: Exclude<Section, "countries">;
  name: string;
  heading: ReactNode;
  lead?: ReactNode;
  version: number;
  archivedOn: string | null | undefined;
  proposed?: boolean;
  viewerCan: { readonly edit: boolean; readonly archive: boolean };
  noun: Noun;
  editing: boolean;
  edit(on: boolean): void;
  /** Asked anew after a change. */
  again(): void;
  /** What archiving would touch, said before one does. */
  ways: ReactNode;
  children: ReactNode;
}

export function NounPage({ id, section, name, heading, lead, version, archivedOn, proposed, viewerCan, noun, editing, edit, again, ways, children }: Props) {
  const { t, day } = useWords();
  const top = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef({ editing, archivedOn });
  useEffect(() => {
    // What had the focus has gone with the form, or with what was archived.
    if (was.current.editing && !editing) button.current?.focus();
    if (!was.current.archivedOn && archivedOn) top.current?.focus();
    was.current = { editing, archivedOn };
  }, [editing, archivedOn]);
  return (
    <Together key={id} wanted={editing} instead={<Unready title={name} of={UNDER_WAY} />}>
      <Page
        title={name}
        top={top}
        heading={heading}
        kicker={<Link to={routes[section]}>{t(`section-${section}`)}</Link>}
        lead={lead}
        aside={
          <div className="acts">
            {ways}
            {viewerCan.edit && !archivedOn && !editing && (
              <Button ref={button} look="main" onPress={() => edit(true)}>
                {t("edit")}
              </Button>
            )}
          </div>
        }
      >
        {(archivedOn || proposed) && (
          <p className="status">
            {archivedOn && <Badge tone="warn">{t("archived-on", { day: day(archivedOn) })}</Badge>}
            {proposed && <Badge tone="warn">{t("proposed")}</Badge>}
          </p>
        )}
        {editing && viewerCan.edit && !archivedOn && (
          <Card wide title={t("edit")}>
            <Editing
              noun={noun}
              id={id}
              done={() => {
                edit(false);
                again();
              }}
            />
          </Card>
        )}
        <Apart>{children}</Apart>
        {viewerCan.archive && !archivedOn && <Archiving id={id} version={version} noun={noun} name={name} again={again} />}
      </Page>
    </Together>
  );
}

/** Asked twice: what is archived goes from every list. */
function Archiving({ id, version, noun, name, again }: { id: string; version: number; noun: Noun; name: string; again(): void }) {
  const { t } = useWords();
  const client = useClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const button = useRef<HTMLButtonElement>(null);
  const kept = useRef(false);
  useEffect(() => {
    if (kept.current) button.current?.focus();
    kept.current = false;
  }, [asking]);
  const archive = async () => {
    const outcome = await noun.archive(client, id, version);
    setTrouble(outcome.trouble);
    setProblems(outcome.problems);
    if (outcome.trouble || outcome.problems.length > 0) return;
    setAsking(false);
    announce(t("archive-done", { name }));
    again();
  };
  return (
    <div className="archiving">
      {problems.length > 0 && (
        <div className="refusals" role="alert">
          <ul className="plain-list">
            {problems.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {trouble && <Failure trouble={trouble} again={() => void archive()} />}
      {asking ? (
        <div role="group" aria-label={t("archive")}>
          <p>{t("archive-sure", { name })}</p>
          <p className="acts">
            <Button look="main" onPress={() => void archive()} autoFocus>
              {t("archive-yes")}
            </Button>
            <Button
              onPress={() => {
                kept.current = true;
                setAsking(false);
              }}
            >
              {t("archive-no")}
            </Button>
          </p>
        </div>
      ) : (
        <Button ref={button} className="small" onPress={() => setAsking(true)}>
          {t("archive")}
        </Button>
      )}
    </div>
  );
}

/** The noun of a page, or what stands in its place under the name of its kind. */
export function Whole<Data, Of>({ title, of, read, children }: { title: string; of: Asked<Data>; read(data: Data): Of | undefined; children(noun: Of): ReactNode }) {
  if (!of.data) return <Unready title={title} of={of} />;
  const noun = read(of.data);
  return noun === undefined ? <NotFound /> : <>{children(noun)}</>;
}
