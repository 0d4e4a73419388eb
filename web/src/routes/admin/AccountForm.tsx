// An account as a form: a new one, or what is changed in one.
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { graphql } from "../../gql";
import type { AccountKind, Language as ApiLanguage } from "../../gql/graphql";
import { LANGUAGES, ownName, useSay, useWords } from "../../i18n";
import { keyOf } from "../../paths";
import { useAnnounce } from "../../ui/announce";
import { type Field, lineOf, NounSheet, orNull, type Values } from "../../ui/NounSheet";
import { useViewer } from "../../viewer";

const CreateDocument = graphql(`
  mutation CreateAccount($input: CreateAccountInput!) {
    createAccount(input: $input) {
      account {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const EditDocument = graphql(`
  mutation EditAccount($input: EditAccountInput!) {
    editAccount(input: $input) {
      account {
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

function useFields(): { fields: Field[]; kind: Field } {
  const { t, word } = useWords();
  const say = useSay();
  const viewer = useViewer();
  return {
    kind: { name: "kind", kind: "choice", label: t("account-kind"), of: (["PERSON", "SERVICE"] as const).map((id) => ({ id, label: word("AccountKind", id) })) },
    fields: [
      { name: "name", kind: "line", label: t("account-name"), required: true },
      { name: "email", kind: "line", type: "email", label: t("account-email"), hint: t("account-email-hint") },
      { name: "language", kind: "choice", label: t("account-language"), of: LANGUAGES.map((one) => ({ id: one.toUpperCase(), label: ownName(one) })) },
      { name: "controller", kind: "choice", label: t("account-works-for"), none: t("extent-INSTALLATION"), of: viewer.controllers.map(({ id, name }) => ({ id, label: say(name) })) },
      { name: "issuer", kind: "line", type: "url", label: t("account-issuer"), hint: t("account-issuer-hint") },
      { name: "subject", kind: "line", label: t("account-subject"), hint: t("account-subject-hint") },
      { name: "weeklyDigest", kind: "tick", label: t("account-digest") },
    ],
  };
}

const inputOf = (values: Values) => ({
  name: lineOf(values["name"]),
  email: orNull(values["email"]),
  language: lineOf(values["language"]) as ApiLanguage,
  controller: orNull(values["controller"]),
  issuer: orNull(values["issuer"]),
  subject: orNull(values["subject"]),
  weeklyDigest: values["weeklyDigest"] === true,
});

export function NewAccount({ close, done }: { close(): void; done(key: string): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const viewer = useViewer();
  const { fields, kind } = useFields();
  const create = useAct(CreateDocument);
  const own = viewer.roles.some(({ extent }) => extent === "INSTALLATION") ? "" : (viewer.controllers[0]?.id ?? "");
  const submit = async (values: Values) => {
    const made = await create.act({ input: { account: { key: "account:", ...inputOf(values), kind: lineOf(values["kind"]) as AccountKind, disabled: false }, idempotencyKey: onceKey() } });
    if (!made?.account) return;
    announce(t("account-made"));
    done(keyOf(made.account.id));
  };
  return (
    <NounSheet
      title={t("account-new")}
      lead={t("account-new-lead")}
      fields={[kind, ...fields]}
      first={{ kind: "PERSON", name: "", email: "", language: "FI", controller: own, issuer: "", subject: "", weeklyDigest: false }}
      act={create}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}

export interface Editable {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email?: string | null;
  readonly language: ApiLanguage;
  readonly issuer?: string | null;
  readonly subject?: string | null;
  readonly weeklyDigest: boolean;
  readonly controller?: { readonly id: string } | null;
}

export function EditAccount({ of, close, done }: { of: Editable; close(): void; done(): void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { fields } = useFields();
  const edit = useAct(EditDocument);
  const submit = async (values: Values) => {
    if (!(await edit.act({ input: { id: of.id, version: of.version, change: inputOf(values), idempotencyKey: onceKey() } }))) return;
    announce(t("saved"));
    done();
  };
  return (
    <NounSheet
      title={t("edit-of", { part: of.name })}
      fields={fields}
      first={{
        name: of.name,
        email: of.email ?? "",
        language: of.language,
        controller: of.controller?.id ?? "",
        issuer: of.issuer ?? "",
        subject: of.subject ?? "",
        weeklyDigest: of.weeklyDigest,
      }}
      act={edit}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}
