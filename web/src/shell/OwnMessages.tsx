// How is the reader written to? Where letters go, in which language, and whether a digest comes each week.
import { type FormEvent, useState } from "react";
import { onceKey } from "../api/once";
import { useAct } from "../api/useAct";
import { useAsk } from "../api/useAsk";
import { graphql } from "../gql";
import type { Language, OwnMessagesQuery } from "../gql/graphql";
import { LANGUAGES, ownName, useWords } from "../i18n";
import { useAnnounce } from "../ui/announce";
import { Asked } from "../ui/Asked";
import { Button } from "../ui/Button";
import { Choose } from "../ui/Choose";
import { Tick } from "../ui/Inputs";
import { Sheet } from "../ui/Sheet";
import { Told } from "../ui/Told";

const OwnDocument = graphql(`
  query OwnMessages {
    viewer {
      account {
        id
        version
        email
        language
        weeklyDigest
      }
    }
  }
`);

const SetDocument = graphql(`
  mutation SetMessages($input: SetAccountMessagesInput!) {
    setAccountMessages(input: $input) {
      account {
        id
        version
        language
        weeklyDigest
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Own = NonNullable<OwnMessagesQuery["viewer"]["account"]>;

export function OwnMessages({ close }: { close(): void }) {
  const { t } = useWords();
  const asked = useAsk(OwnDocument, {});
  return (
    <Sheet title={t("own-messages")} lead={t("own-messages-lead")} close={close}>
      <Asked of={asked} lines={6}>
        {({ viewer }) => viewer.account && <Form of={viewer.account} close={close} />}
      </Asked>
    </Sheet>
  );
}

function Form({ of: { id, version, email, ...now }, close }: { of: Own; close(): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const set = useAct(SetDocument);
  const [language, setLanguage] = useState(now.language);
  const [weeklyDigest, setWeeklyDigest] = useState(now.weeklyDigest);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await set.act({ input: { id, version, language, weeklyDigest, idempotencyKey: onceKey() } }))) return;
    announce(t("saved"));
    close();
  };
  return (
    <form className="sheet-form" onSubmit={(event) => void send(event)}>
      <Told of={set} />
      <p>{email ? t("own-messages-to", { email }) : t("own-messages-nowhere")}</p>
      <Choose
        label={t("own-messages-language")}
        choices={LANGUAGES.map((one) => ({ id: one.toUpperCase(), label: ownName(one) }))}
        chosen={language}
        onChoose={(chosen) => setLanguage(chosen as Language)}
      />
      <p className="hint">{t("own-messages-language-hint")}</p>
      <Tick label={t("own-messages-digest")} chosen={weeklyDigest} onChange={setWeeklyDigest} />
      <div className="acts">
        <Button look="main" type="submit" isPending={set.underWay}>
          {t("save")}
        </Button>
        <Button onPress={close}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
