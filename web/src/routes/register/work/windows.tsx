// The acts that ask something first: what to tell the approver, when to publish, why it is returned, withdrawn or put away.
import { type FormEvent, type ReactNode, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { onceKey } from "../../../api/once";
import { type Act, useAct } from "../../../api/useAct";
import { useWords } from "../../../i18n";
import { Told } from "../../../ui/Told";
import { useAnnounce } from "../../../ui/announce";
import { Button } from "../../../ui/Button";
import { DayField } from "../../../ui/DayField";
import { Sheet } from "../../../ui/Sheet";
import { given, NO_TEXTS, type Texts, Writing, WritingInThree } from "../../../ui/Writing";
import { ApproveDocument, PublishDocument, ReturnDocument, SubmitDocument, WithdrawDocument } from "./acts";
import { Blocking, type Open } from "./Blocking";
import { momentOf, soonest } from "./later";

interface Windowed {
  close(): void;
}

interface OfRegister extends Windowed {
  readonly register: string;
  readonly version: number;
}

interface OfSubmission extends Windowed {
  readonly submission: string;
  readonly version: number;
}

function Asking({ title, act, ask, label, stopped, close, children }: {
  title: string;
  act: Pick<Act<never, never>, "underWay" | "refusals" | "trouble">;
  ask(): void;
  label: string;
  stopped?: boolean;
  close(): void;
  children: ReactNode;
}) {
  const { t } = useWords();
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <Sheet title={title} close={close}>
      <form className="window-form" onSubmit={send} noValidate>
        {children}
        <Told of={act} />
        <div className="window-end">
          <Button look="main" type="submit" isPending={act.underWay} isDisabled={stopped ?? false}>
            {label}
          </Button>
          <Button onPress={close}>{t("window-cancel")}</Button>
        </div>
      </form>
    </Sheet>
  );
}

export function SubmitWindow({ register, version, close, open, inForce }: OfRegister & { open: readonly Open[]; inForce: boolean }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const act = useAct(SubmitDocument);
  const [message, setMessage] = useState("");
  const [corrects, setCorrects] = useState(false);
  const [correction, setCorrection] = useState<Texts>(NO_TEXTS);
  const ask = async () => {
    const done = await act.act({ register, version, message: message.trim() || null, correction: corrects ? given(correction) : null, key: onceKey() });
    if (!done) return;
    announce(t("work-submitted-now"));
    close();
  };
  return (
    <Asking title={t("work-submit-title")} act={act} ask={() => void ask()} label={t("work-submit-do")} close={close}>
      <p>{t("work-submit-lead")}</p>
      <Blocking open={open} lead={t("work-submit-open", { count: open.length })} follow={close} />
      <Writing label={t("work-submit-message")} hint={t("work-submit-message-hint")} value={message} onChange={setMessage} />
      {inForce && (
        <RadioGroup className="choices-of" value={corrects ? "yes" : "no"} onChange={(chosen) => setCorrects(chosen === "yes")} aria-label={t("work-correction-ask")}>
          <p className="three-label">{t("work-correction-ask")}</p>
          <OneOf value="no">{t("work-correction-no")}</OneOf>
          <OneOf value="yes">{t("work-correction-yes")}</OneOf>
        </RadioGroup>
      )}
      {inForce && corrects && <WritingInThree label={t("work-correction-what")} hint={t("work-correction-hint")} value={correction} onChange={setCorrection} />}
    </Asking>
  );
}

export function ApproveWindow({ submission, version, close, open }: OfSubmission & { open: readonly Open[] }) {
  const { t, moment } = useWords();
  const announce = useAnnounce();
  const act = useAct(ApproveDocument);
  const [when, setWhen] = useState("now");
  const [typed, setTyped] = useState(() => soonest(new Date()));
  const publishAt = when === "later" ? momentOf(typed) : undefined;
  const ask = async () => {
    const done = await act.act({ id: submission, version, publishAt: publishAt ?? null, key: onceKey() });
    if (!done) return;
    announce(publishAt ? t("work-approved-later", { when: moment(publishAt) }) : t("work-approved-now"));
    close();
  };
  return (
    <Asking
      title={t("work-approve-title")}
      act={act}
      ask={() => void ask()}
      label={when === "later" ? t("work-approve-later-do") : t("work-approve-do")}
      stopped={open.length > 0 || (when === "later" && !publishAt)}
      close={close}
    >
      <p>{t("work-approve-lead")}</p>
      <Blocking open={open} lead={t("work-publish-stopped", { count: open.length })} follow={close} />
      <RadioGroup className="choices-of" value={when} onChange={setWhen} aria-label={t("work-approve-when")}>
        <p className="three-label">{t("work-approve-when")}</p>
        <OneOf value="now">{t("work-approve-at-once")}</OneOf>
        <OneOf value="later">{t("work-approve-at")}</OneOf>
      </RadioGroup>
      {when === "later" && <DayField label={t("work-approve-moment")} hint={t("work-approve-frozen")} time required min={soonest(new Date())} value={typed} onChange={setTyped} />}
    </Asking>
  );
}

export function ReturnWindow({ submission, version, close }: OfSubmission) {
  const { t } = useWords();
  const announce = useAnnounce();
  const act = useAct(ReturnDocument);
  const [reason, setReason] = useState("");
  const ask = async () => {
    if (!(await act.act({ id: submission, version, reason: reason.trim(), key: onceKey() }))) return;
    announce(t("work-returned-now"));
    close();
  };
  return (
    <Asking title={t("work-return-title")} act={act} ask={() => void ask()} label={t("work-return-do")} stopped={!reason.trim()} close={close}>
      <p>{t("work-return-lead")}</p>
      <Writing label={t("work-return-reason")} value={reason} onChange={setReason} required />
    </Asking>
  );
}

export function PublishWindow({ register, version, close, open }: OfRegister & { open: readonly Open[] }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const act = useAct(PublishDocument);
  const ask = async () => {
    if (!(await act.act({ register, version, key: onceKey() }))) return;
    announce(t("work-published-now"));
    close();
  };
  return (
    <Asking title={t("work-publish-title")} act={act} ask={() => void ask()} label={t("work-publish-do")} stopped={open.length > 0} close={close}>
      <p>{t("work-publish-lead")}</p>
      <Blocking open={open} lead={t("work-publish-stopped", { count: open.length })} follow={close} />
    </Asking>
  );
}

export function WithdrawWindow({ notice, version, close }: Windowed & { notice: string; version: number }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const act = useAct(WithdrawDocument);
  const [reason, setReason] = useState<Texts>(NO_TEXTS);
  const ask = async () => {
    if (!(await act.act({ id: notice, version, reason: given(reason), key: onceKey() }))) return;
    announce(t("work-withdrawn-now"));
    close();
  };
  return (
    <Asking title={t("work-withdraw-title")} act={act} ask={() => void ask()} label={t("work-withdraw-do")} stopped={Object.keys(given(reason)).length === 0} close={close}>
      <p>{t("work-withdraw-lead")}</p>
      <WritingInThree label={t("work-withdraw-reason")} hint={t("work-withdraw-hint")} value={reason} onChange={setReason} />
    </Asking>
  );
}

function OneOf({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radio className="check round" value={value}>
      <span className="facet-tick" aria-hidden="true" />
      <span>{children}</span>
    </Radio>
  );
}
