// Writing the purposes of a register and the bases they rest on, Art. 5(1)(b) and 6. What is typed is kept at once; what another has
// written meanwhile is kept too.
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useClient, useMutation } from "urql";
import { onceKey } from "../../../api/once";
import { type Trouble, troubleOf } from "../../../api/trouble";
import { type FragmentType, graphql, unmask } from "../../../gql";
import type { EditablePurposesFragment } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { useAnnounce } from "../../../ui/announce";
import { Button } from "../../../ui/Button";
import { Failure } from "../../../ui/states";
import { ClashView } from "./ClashView";
import { type Clash, inputOf, merge, newPurpose, type Purpose, textsOf } from "./draft";
import { keepDraft, type Kept, keptDraft } from "./kept";
import { PurposeForm } from "./PurposeForm";

const EditablePurposes = graphql(`
  fragment EditablePurposes on Register {
    id
    version
    purposes {
      key
      text
      mustBeGiven
      consequence
      bases {
        basis
        interest
        provisions {
          id
        }
      }
      conditions {
        condition
        provisions {
          id
        }
      }
    }
  }
`);

const SavePurposesDocument = graphql(`
  mutation SavePurposes($id: ID!, $version: Int!, $purposes: [PurposeInput!]!, $key: String!) {
    editRegister(input: { id: $id, version: $version, change: { purposes: $purposes }, idempotencyKey: $key }) {
      register {
        ...EditablePurposes
      }
      userErrors {
        code
        field
        message
        conflicts {
          field
          at
          by {
            id
            name
          }
        }
      }
    }
  }
`);

const NewestDocument = graphql(`
  query NewestPurposes($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        ...EditablePurposes
      }
    }
  }
`);

/** Somebody has written too: what they have, who and when. */
export interface Theirs {
  readonly version: number;
  readonly purposes: readonly Purpose[];
  /** None where one may not see the other. */
  readonly by: string | undefined;
  readonly at: string | undefined;
}

interface Problem {
  readonly field: string;
  readonly message: string;
}

export function PurposesEditor({ of, done }: { of: FragmentType<typeof EditablePurposes>; done(): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const client = useClient();
  const register = unmask(EditablePurposes, of);
  const [begun] = useState<Kept>(() => {
    const base = purposesOf(register);
    return keptDraft(register.id) ?? { version: register.version, base, mine: base };
  });
  const [base, setBase] = useState({ version: begun.version, purposes: begun.base });
  const [mine, setMine] = useState(begun.mine);
  const [theirs, setTheirs] = useState<Theirs>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const [{ fetching }, send] = useMutation(SavePurposesDocument);
  const summary = useRef<HTMLDivElement>(null);
  const changed = JSON.stringify(mine) !== JSON.stringify(base.purposes);

  useEffect(() => {
    keepDraft(register.id, changed ? { version: base.version, base: base.purposes, mine } : undefined);
  }, [register.id, base, mine, changed]);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);

  const save = async (version: number, purposes: readonly Purpose[], merged: boolean): Promise<void> => {
    setProblems([]);
    setTrouble(undefined);
    const { data, error } = await send({ id: register.id, version, purposes: inputOf(purposes), key: onceKey() });
    if (error) return setTrouble(troubleOf(error));
    const errors = data?.editRegister.userErrors ?? [];
    const stale = errors.find(({ code }) => code === "STALE");
    if (stale) return meet(purposes, stale.conflicts.find(({ field }) => field === "purposes"));
    if (errors.length > 0) return setProblems(errors);
    keepDraft(register.id, undefined);
    announce(merged ? t("saved-together") : t("saved"));
    done();
  };

  // The version one began on is no longer the newest. What the other wrote is fetched, and set beside one's own.
  const meet = async (purposes: readonly Purpose[], conflict: { at: string; by?: { name: string } | null } | undefined): Promise<void> => {
    const { data, error } = await client.query(NewestDocument, { id: register.id }, { requestPolicy: "network-only" }).toPromise();
    if (error) return setTrouble(troubleOf(error));
    if (data?.node?.__typename !== "Register") return;
    const newest = unmask(EditablePurposes, data.node);
    const other = purposesOf(newest);
    const { purposes: both, clashes } = merge(base.purposes, purposes, other);
    if (clashes.length > 0) return setTheirs({ version: newest.version, purposes: other, by: conflict?.by?.name, at: conflict?.at });
    setBase({ version: newest.version, purposes: other });
    setMine(both);
    return save(newest.version, both, true);
  };

  const settle = (takeTheirs: (clash: Clash) => boolean) => {
    if (!theirs) return;
    const { purposes } = merge(base.purposes, mine, theirs.purposes, takeTheirs);
    setTheirs(undefined);
    setBase({ version: theirs.version, purposes: theirs.purposes });
    setMine(purposes);
    void save(theirs.version, purposes, true);
  };

  if (theirs) return <ClashView base={base.purposes} mine={mine} theirs={theirs} settle={settle} back={() => setTheirs(undefined)} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(base.version, mine, false);
  };
  const change = (at: number, purpose: Purpose | undefined) => setMine(mine.flatMap((one, place) => (place === at ? (purpose ?? []) : one)));
  return (
    <form className="editor" onSubmit={submit} noValidate>
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
      {trouble && <Failure trouble={trouble} again={() => void save(base.version, mine, false)} />}
      {mine.map((purpose, at) => (
        <PurposeForm
          key={purpose.key}
          number={at + 1}
          purpose={purpose}
          problems={problems.filter(({ field }) => field === `/purposes/${at}` || field.startsWith(`/purposes/${at}/`)).map(({ message }) => message)}
          change={(next) => change(at, next)}
          remove={() => change(at, undefined)}
        />
      ))}
      <p className="acts">
        <Button onPress={() => setMine([...mine, newPurpose(mine)])}>{t("purpose-add")}</Button>
      </p>
      <div className="editor-end">
        <Button look="main" type="submit" isPending={fetching} isDisabled={!changed}>
          {t("save")}
        </Button>
        <Button
          onPress={() => {
            keepDraft(register.id, undefined);
            done();
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

function purposesOf({ purposes }: EditablePurposesFragment): Purpose[] {
  return purposes.map(({ key, text, mustBeGiven, consequence, bases, conditions }) => ({
    key,
    text: textsOf(text),
    mustBeGiven,
    consequence: textsOf(consequence),
    bases: bases.map(({ basis, interest, provisions }) => ({ name: basis, interest: textsOf(interest), provisions: provisions.map(({ id }) => id) })),
    conditions: conditions.map(({ condition, provisions }) => ({ name: condition, interest: textsOf({}), provisions: provisions.map(({ id }) => id) })),
  }));
}
