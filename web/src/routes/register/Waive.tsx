// A finding that is known and borne for a while: with a reason and a last day, both in the log. Art. 5(2).
import { type FormEvent, useId, useRef, useState } from "react";
import { useMutation } from "urql";
import { onceKey } from "../../api/once";
import { type Trouble, troubleOf } from "../../api/trouble";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { DayField } from "../../ui/DayField";
import { Sheet } from "../../ui/Sheet";
import { Failure } from "../../ui/states";
import type { Finding } from "./findingFields";

const WaiveDocument = graphql(`
  mutation WaiveFinding($register: ID!, $mark: String!, $reason: String!, $until: Date!, $key: String!) {
    waiveFinding(input: { register: $register, mark: $mark, reason: $reason, expiresOn: $until, idempotencyKey: $key }) {
      waiver {
        id
        register {
          id
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const iso = (day: Date) => day.toISOString().slice(0, 10);

/** Half a year: long enough to mend it, short enough to be looked at again. */
function halfAYear(): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + 6);
  return iso(day);
}

export function WaiveDialog({ register, finding, close }: { register: string; finding: Finding; close(): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const id = useId();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(halfAYear);
  const [trouble, setTrouble] = useState<Trouble>();
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const [{ fetching }, send] = useMutation(WaiveDocument);
  const key = useRef(onceKey());
  const save = async () => {
    setTrouble(undefined);
    setRefusals([]);
    if (!reason.trim() || !until) return setRefusals([t("waive-incomplete")]);
    const { data, error } = await send({ register, mark: finding.mark, reason: reason.trim(), until, key: key.current });
    if (error) return setTrouble(troubleOf(error));
    const told = data?.waiveFinding.userErrors ?? [];
    if (told.length > 0) {
      key.current = onceKey();
      return setRefusals(told.map(({ message }) => message));
    }
    announce(t("waived-now"));
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Sheet title={t("waive-title")} close={close}>
      <form className="editor" onSubmit={submit} noValidate>
        <p>{finding.message}</p>
        <p className="cell-sub">{t("waive-lead")}</p>
        {trouble && <Failure trouble={trouble} again={() => void save()} />}
        {refusals.length > 0 && (
          <div className="refusals" role="alert">
            {refusals.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </div>
        )}
        <div className="field">
          <label className="field-label" htmlFor={`${id}r`}>
            {t("waive-reason")}
          </label>
          <textarea className="input long" id={`${id}r`} rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
        </div>
        <DayField label={t("waive-until")} min={iso(new Date())} value={until} required onChange={setUntil} />
        <p className="acts">
          <Button look="main" type="submit" isPending={fetching}>
            {t("waive-save")}
          </Button>
          <Button onPress={close}>{t("write-cancel")}</Button>
        </p>
      </form>
    </Sheet>
  );
}
