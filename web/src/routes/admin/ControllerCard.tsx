// The controller itself: who it is for the public, and how it works here. Art. 4(7), 13(1)(a), 37.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { AdminControllerQuery, Language as ApiLanguage } from "../../gql/graphql";
import { LANGUAGES, ownName, Text, useSay, useWords } from "../../i18n";
import { routes } from "../../paths";
import { USUAL, useLayoutName } from "../../records/layoutName";
import { useAnnounce } from "../../ui/announce";
import { Asked } from "../../ui/Asked";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Fact, Facts } from "../../ui/Facts";
import { type Texts, textsFrom, textsTo } from "../../ui/Inputs";
import { NounSheet, orNull, type Values } from "../../ui/NounSheet";
import { Empty } from "../../ui/states";

const ControllerDocument = graphql(`
  query AdminController($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Controller {
        version
        name
        kind
        businessId
        languages
        postalAddress
        visitingAddress
        email
        phone
        website
        rightsRequests
        noticeLayout
        publishedByOne
        dpo {
          id
          title
        }
        supervisoryAuthority {
          id
          name
        }
        viewerCan {
          edit
        }
      }
    }
    layouts {
      key
      title
    }
    posts(first: 100, filter: { controller: $id }, orderBy: { field: NAME }) {
      nodes {
        id
        title
      }
    }
  }
`);

const EditDocument = graphql(`
  mutation EditController($input: EditControllerInput!) {
    editController(input: $input) {
      controller {
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

type Controller = Extract<NonNullable<AdminControllerQuery["node"]>, { __typename: "Controller" }>;

export function ControllerCard({ id }: { id: string }) {
  const { t } = useWords();
  const asked = useAsk(ControllerDocument, { id });
  const [editing, setEditing] = useState(false);
  const node = asked.data?.node;
  const controller = node?.__typename === "Controller" ? node : undefined;
  return (
    <Card
      title={t("organisation-controller")}
      lead={t("controller-lead")}
      aside={controller?.viewerCan.edit && <Button onPress={() => setEditing(true)}>{t("edit")}</Button>}
    >
      {editing && controller && (
        <Edit
          of={controller}
          layouts={asked.data?.layouts ?? []}
          posts={asked.data?.posts.nodes ?? []}
          close={() => setEditing(false)}
          done={() => {
            setEditing(false);
            asked.again();
          }}
        />
      )}
      <Asked of={asked} lines={8}>
        {({ layouts }) => (controller ? <Shown of={controller} layout={layouts.find(({ key }) => key === (controller.noticeLayout ?? USUAL))} /> : <Empty title={t("trouble-not-found")} />)}
      </Asked>
    </Card>
  );
}

function Shown({ of, layout }: { of: Controller; layout: AdminControllerQuery["layouts"][number] | undefined }) {
  const { t } = useWords();
  const nameOf = useLayoutName();
  const told = (text: string | null | undefined) => text || <span className="unsaid-text">{t("not-stated")}</span>;
  return (
    <Facts>
      <Fact name={t("noun-name")}>
        <Text of={of.name} />
      </Fact>
      <Fact name={t("controller-business-id")}>{told(of.businessId)}</Fact>
      <Fact name={t("controller-languages")}>{of.languages.map((language) => ownName(LANGUAGES.find((one) => one.toUpperCase() === language) ?? "fi")).join(", ")}</Fact>
      <Fact name={t("address")}>
        <Text of={of.postalAddress} />
      </Fact>
      <Fact name={t("controller-visiting")}>
        <Text of={of.visitingAddress} />
      </Fact>
      <Fact name={t("account-email")}>{told(of.email)}</Fact>
      <Fact name={t("phone")}>{told(of.phone)}</Fact>
      <Fact name={t("controller-website")}>{told(of.website)}</Fact>
      <Fact name={t("controller-rights")}>
        <Text of={of.rightsRequests} />
      </Fact>
      <Fact name={t("controller-dpo")}>{of.dpo ? <Text of={of.dpo.title} /> : told(undefined)}</Fact>
      <Fact name={t("controller-authority")}>{of.supervisoryAuthority ? <Text of={of.supervisoryAuthority.name} /> : told(undefined)}</Fact>
      <Fact name={t("controller-layout")}>
        <Link to={routes.adminLayouts} search={{ key: layout?.key }}>
          {layout ? nameOf(layout) : of.noticeLayout}
        </Link>
      </Fact>
      <Fact name={t("controller-two")}>{of.publishedByOne ? t("controller-one-publishes") : t("controller-two-publish")}</Fact>
    </Facts>
  );
}

const THREE = ["name", "postalAddress", "visitingAddress", "rightsRequests"] as const;
const LINES = ["businessId", "email", "phone", "website", "noticeLayout"] as const;

interface EditProps {
  of: Controller;
  layouts: AdminControllerQuery["layouts"];
  posts: AdminControllerQuery["posts"]["nodes"];
  close(): void;
  done(): void;
}

function Edit({ of, layouts, posts, close, done }: EditProps) {
  const { t } = useWords();
  const nameOf = useLayoutName();
  const say = useSay();
  const announce = useAnnounce();
  const act = useAct(EditDocument);
  const submit = async (values: Values) => {
    const three = Object.fromEntries(THREE.map((name) => [name, textsTo(values[name] as Texts)]));
    const lines = Object.fromEntries(LINES.map((name) => [name, orNull(values[name])]));
    const languages = LANGUAGES.map((one) => one.toUpperCase() as ApiLanguage).filter((one) => (values["languages"] as readonly string[]).includes(one));
    const change = { ...three, ...lines, languages, dpo: orNull(values["dpo"]), publishedByOne: values["publishedByOne"] === true };
    if (!(await act.act({ input: { id: of.id, version: of.version, change, idempotencyKey: onceKey() } }))) return;
    announce(t("saved"));
    done();
  };
  return (
    <NounSheet
      title={t("edit-of", { part: say(of.name) })}
      fields={[
        { name: "name", kind: "three", label: t("noun-name") },
        { name: "businessId", kind: "line", label: t("controller-business-id") },
        { name: "languages", kind: "ticks", label: t("controller-languages"), of: LANGUAGES.map((one) => ({ id: one.toUpperCase(), label: ownName(one) })) },
        { name: "postalAddress", kind: "three", label: t("address") },
        { name: "visitingAddress", kind: "three", label: t("controller-visiting") },
        { name: "email", kind: "line", type: "email", label: t("account-email") },
        { name: "phone", kind: "line", label: t("phone") },
        { name: "website", kind: "line", type: "url", label: t("controller-website") },
        { name: "rightsRequests", kind: "three", label: t("controller-rights") },
        { name: "dpo", kind: "choice", label: t("controller-dpo"), none: t("not-stated"), of: posts.map(({ id, title }) => ({ id, label: say(title) })) },
        { name: "noticeLayout", kind: "choice", label: t("controller-layout"), none: t("layout-usual"), of: layouts.map((one) => ({ id: one.key, label: nameOf(one) })) },
        { name: "publishedByOne", kind: "tick", label: t("controller-one-may") },
      ]}
      first={{
        ...Object.fromEntries(THREE.map((name) => [name, textsFrom(of[name])])),
        ...Object.fromEntries(LINES.map((name) => [name, of[name] ?? ""])),
        languages: of.languages,
        dpo: of.dpo?.id ?? "",
        publishedByOne: of.publishedByOne,
      }}
      act={act}
      beside={(values) => values["publishedByOne"] === true && !of.publishedByOne && <p className="note">{t("controller-one-follows")}</p>}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}
