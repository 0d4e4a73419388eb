// Is it still true? Said part by part or of the whole; the log keeps who said so and when. Art. 5(2).
import { useState } from "react";
import { useMutation } from "urql";
import { onceKey } from "../../api/once";
import { type Trouble, troubleOf } from "../../api/trouble";
import { type FragmentType, graphql, unmask } from "../../gql";
import type { RegisterPart } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Failure } from "../../ui/states";

export const Confirmable = graphql(`
  fragment ConfirmableRegister on Register {
    id
    version
    confirmations {
      part
      on
      by {
        id
        title
      }
    }
  }
`);

const ConfirmDocument = graphql(`
  mutation ConfirmParts($id: ID!, $version: Int!, $parts: [RegisterPart!]!, $key: String!) {
    confirmRegister(input: { id: $id, version: $version, parts: $parts, idempotencyKey: $key }) {
      register {
        ...ConfirmableRegister
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export function useConfirm(of: FragmentType<typeof Confirmable>) {
  const { t } = useWords();
  const announce = useAnnounce();
  const register = unmask(Confirmable, of);
  const [{ fetching }, send] = useMutation(ConfirmDocument);
  const [trouble, setTrouble] = useState<Trouble>();
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  /** Tells whether it was taken. */
  const confirm = async (parts: RegisterPart[]): Promise<boolean> => {
    setTrouble(undefined);
    setRefusals([]);
    const { data, error } = await send({ id: register.id, version: register.version, parts, key: onceKey() });
    if (error) setTrouble(troubleOf(error));
    const told = data?.confirmRegister.userErrors ?? [];
    setRefusals(told.map(({ message }) => message));
    if (error || told.length > 0) return false;
    announce(t("confirmed-now"));
    return true;
  };
  const told = (
    <>
      {trouble && <Failure trouble={trouble} />}
      {refusals.length > 0 && (
        <div className="refusals" role="alert">
          {refusals.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </div>
      )}
    </>
  );
  return { register, confirm, fetching, told };
}

export function ConfirmPart({ of, part, may }: { of: FragmentType<typeof Confirmable>; part: RegisterPart; may: boolean }) {
  const { t, day, word } = useWords();
  const { register, confirm, fetching, told } = useConfirm(of);
  // The whole is confirmed with all its parts.
  const latest = register.confirmations
    .filter((one) => one.part === part || one.part === "WHOLE")
    .sort((one, other) => other.on.localeCompare(one.on))[0];
  if (!latest && !may) return null;
  return (
    <div className="confirm">
      <p className="cell-sub">
        {latest ? (
          <>
            <Icon name="check" /> {t("confirmed-on", { day: day(latest.on) })}
            {latest.by && (
              <>
                {", "}
                <Text of={latest.by.title} />
              </>
            )}
          </>
        ) : (
          t("never-confirmed")
        )}
      </p>
      {may && (
        <Button className="small" isPending={fetching} onPress={() => void confirm([part])} aria-label={t("still-true-of", { part: word("Part", part) })}>
          {t("still-true")}
        </Button>
      )}
      {told}
    </div>
  );
}

export function ConfirmWhole({ of, walk }: { of: FragmentType<typeof Confirmable>; walk(): void }) {
  const { t, day } = useWords();
  const { register, confirm, fetching, told } = useConfirm(of);
  const latest = register.confirmations.filter(({ part }) => part === "WHOLE").sort((one, other) => other.on.localeCompare(one.on))[0];
  const today = new Date().toISOString().slice(0, 10);
  return (
    <section className="still-true" aria-label={t("still-true-title")}>
      <div>
        <h2>{t("still-true-title")}</h2>
        <p>{latest ? t("still-true-lead", { day: day(latest.on) }) : t("still-true-lead-never")}</p>
      </div>
      <div className="still-true-acts">
        <Button look="main" onPress={walk}>
          {t("walk-begin")}
        </Button>
        <Button isPending={fetching} isDisabled={latest?.on === today} onPress={() => void confirm(["WHOLE"])}>
          {latest?.on === today ? t("confirmed-today") : t("still-true-whole")}
        </Button>
      </div>
      {told}
    </section>
  );
}
