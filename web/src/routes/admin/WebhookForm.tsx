// A webhook as a form: for whom it speaks, where it is told, and of what.
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { graphql } from "../../gql";
import type { WebhookEvent } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { type Field, lineOf, NounSheet, type Values } from "../../ui/NounSheet";
import { Secret } from "../../ui/Secret";
import { Sheet } from "../../ui/Sheet";

const CreateDocument = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      webhook {
        id
      }
      secret
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const EditWebhookDocument = graphql(`
  mutation EditWebhook($input: EditWebhookInput!) {
    editWebhook(input: $input) {
      webhook {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const EVENTS: readonly WebhookEvent[] = ["REGISTER_CHANGED", "NOTICE_PUBLISHED", "NOTICE_WITHDRAWN", "TASK_ASSIGNED", "FINDING_RAISED", "FINDING_RESOLVED"];
const eventsOf = (values: Values) => EVENTS.filter((event) => (values["events"] as readonly string[]).includes(event));

function useFields(): Field[] {
  const { t, word } = useWords();
  return [
    { name: "label", kind: "line", label: t("webhook-label"), required: true },
    { name: "url", kind: "line", type: "url", label: t("webhook-url"), hint: t("webhook-url-hint"), required: true },
    { name: "events", kind: "ticks", label: t("webhook-events"), of: EVENTS.map((event) => ({ id: event, label: word("WebhookEvent", event) })) },
  ];
}

export function NewWebhook({ accounts, close }: { accounts: readonly { readonly id: string; readonly name: string }[]; close(): void }) {
  const { t } = useWords();
  const fields = useFields();
  const create = useAct(CreateDocument);
  const [secret, setSecret] = useState<string>();
  const submit = async (values: Values) => {
    const made = await create.act({ input: { account: lineOf(values["account"]), label: lineOf(values["label"]), url: lineOf(values["url"]), events: eventsOf(values) } });
    if (made?.secret) setSecret(made.secret);
  };
  if (secret !== undefined) return <WebhookSecret secret={secret} close={close} />;
  return (
    <NounSheet
      title={t("webhook-new")}
      lead={t("webhook-new-lead")}
      fields={[{ name: "account", kind: "choice", label: t("token-account"), of: accounts.map(({ id, name }) => ({ id, label: name })) }, ...fields]}
      first={{ account: accounts[0]?.id ?? "", label: "", url: "", events: [...EVENTS] }}
      act={create}
      submit={t("webhook-make")}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}

export function WebhookSecret({ secret, close }: { secret: string; close(): void }) {
  const { t } = useWords();
  return (
    <Sheet title={t("webhook-secret-title")} lead={t("webhook-secret-lead")} close={close}>
      <Secret label={t("webhook-secret")} secret={secret} />
      <div className="acts">
        <Button look="main" onPress={close}>
          {t("secret-taken")}
        </Button>
      </div>
    </Sheet>
  );
}

interface Editable {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}

export function EditWebhook({ of, close, done }: { of: Editable; close(): void; done(): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const fields = useFields();
  const edit = useAct(EditWebhookDocument);
  const submit = async (values: Values) => {
    const input = { id: of.id, version: of.version, label: lineOf(values["label"]), url: lineOf(values["url"]), events: eventsOf(values), idempotencyKey: onceKey() };
    if (!(await edit.act({ input }))) return;
    announce(t("saved"));
    done();
  };
  return (
    <NounSheet
      title={t("edit-of", { part: of.label })}
      fields={fields}
      first={{ label: of.label, url: of.url, events: of.events }}
      act={edit}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}
