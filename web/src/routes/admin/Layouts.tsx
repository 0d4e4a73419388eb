// In which order and under which headings are notices told, who tells theirs so, and how does one look? Art. 12(1).
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { AdminLayoutsQuery } from "../../gql/graphql";
import { LANGUAGES, ownName, Text, useSay, useWords } from "../../i18n";
import { routes } from "../../paths";
import { useFinder } from "../../records/find";
import { USUAL, useLayoutName } from "../../records/layoutName";
import { useNames } from "../../records/names";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { Choose } from "../../ui/Choose";
import { Fact, Facts } from "../../ui/Facts";
import { Find } from "../../ui/Find";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { Rendered } from "../register/notice/Rendered";
import type { LayoutSearch } from "./asked";
import { Desk } from "./Desk";

const LayoutsDocument = graphql(`
  query AdminLayouts {
    layouts {
      key
      title
      table
      numbered
      lead
      sections {
        level
        number
        heading
        parts
        also
      }
    }
    controllers(first: 100, orderBy: { field: NAME }) {
      nodes {
        id
        name
        noticeLayout
      }
    }
  }
`);

const ExampleDocument = graphql(`
  query AdminLayoutExample($id: ID!, $language: Language!, $layout: String!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        preview {
          notice(language: $language, form: HTML, layout: $layout)
        }
      }
    }
  }
`);

type Layout = AdminLayoutsQuery["layouts"][number];

const CODE = { fi: "FI", sv: "SV", en: "EN" } as const;
const REGISTERS = ["REGISTER"] as const;

export function Layouts() {
  const { t, language: spoken } = useWords();
  const name = useLayoutName();
  const search = useSearch({ from: routes.adminLayouts });
  const navigate = useNavigate({ from: routes.adminLayouts });
  const ask = (change: Partial<LayoutSearch>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const asked = useAsk(LayoutsDocument, {});
  return (
    <Desk name="layouts">
      <Asked of={asked} lines={12}>
        {({ layouts, controllers }) => {
          const shown = layouts.find(({ key }) => key === search.key) ?? layouts[0];
          if (!shown) return null;
          return (
            <>
              <div className="choices">
                <Choose label={t("preview-layout")} choices={layouts.map((layout) => ({ id: layout.key, label: name(layout) }))} chosen={shown.key} onChoose={(key) => ask({ key })} />
              </div>
              <div className="cards">
                <About of={shown} users={controllers.nodes.filter(({ noticeLayout }) => (noticeLayout ?? USUAL) === shown.key)} />
                <Sections of={shown} />
                <Example layout={shown.key} register={search.register} language={search.language ?? spoken} ask={ask} />
              </div>
            </>
          );
        }}
      </Asked>
    </Desk>
  );
}

function About({ of, users }: { of: Layout; users: AdminLayoutsQuery["controllers"]["nodes"] }) {
  const { t } = useWords();
  const say = useSay();
  const name = useLayoutName();
  return (
    <Card title={name(of)} lead={t("layout-file")}>
      <Facts>
        <Fact name={t("layout-key")}>
          <code>{of.key}</code>
        </Fact>
        <Fact name={t("layout-title")}>
          <Text of={of.title} />
        </Fact>
        <Fact name={t("layout-form")}>{of.table ? t("layout-table") : t("layout-sections")}</Fact>
        <Fact name={t("layout-lead")}>{of.lead.length > 0 ? of.lead.join(", ") : t("layout-lead-none")}</Fact>
        <Fact name={t("layout-users")}>{users.length > 0 ? users.map((user) => say(user.name)).join(", ") : t("layout-users-none")}</Fact>
      </Facts>
    </Card>
  );
}

function Sections({ of }: { of: Layout }) {
  const { t } = useWords();
  return (
    <Card wide title={t("layout-contents")} lead={t("layout-contents-lead")}>
      <div className="table-box" role="group" aria-label={t("layout-contents")} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              {of.numbered && <th scope="col">{t("layout-number")}</th>}
              <th scope="col">{t("layout-heading")}</th>
              <th scope="col">{t("layout-parts")}</th>
            </tr>
          </thead>
          <tbody>
            {of.sections.map(({ number, heading, level, parts, also }) => (
              <tr key={`${number} ${level} ${JSON.stringify(heading)}`}>
                {of.numbered && <td>{number}</td>}
                <th scope="row" className={`section-level-${level}`}>
                  <Text of={heading} />
                </th>
                <td>
                  {parts.join(", ") || "–"}
                  {also.length > 0 && <span className="cell-sub">{t("layout-also", { parts: also.join(", ") })}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface ExampleProps {
  layout: string;
  register: string | undefined;
  language: NonNullable<LayoutSearch["language"]>;
  ask(change: Partial<LayoutSearch>): void;
}

function Example({ layout, register, language, ask }: ExampleProps) {
  const { t } = useWords();
  const find = useFinder(REGISTERS);
  const names = useNames(register ? [register] : []);
  // A draft is shown to those who may edit it or decide on it.
  const may = useViewer().can("EditRegister");
  const asked = useAsk(ExampleDocument, { id: register ?? "", language: CODE[language], layout }, { pause: !register || !may });
  if (!may) return null;
  return (
    <Card wide title={t("layout-example")} lead={t("layout-example-lead")}>
      <div className="choices">
        <Find label={t("layout-register")} hint={t("layout-register-hint")} chosen={register && (names.get(register) ?? register)} find={find} onChoose={({ id }) => ask({ register: id })} />
        <Choose
          label={t("preview-language")}
          choices={LANGUAGES.map((one) => ({ id: one, label: ownName(one) }))}
          chosen={language}
          onChoose={(one) => ask({ language: LANGUAGES.find((known) => known === one) })}
        />
      </div>
      {register && (
        <Asked of={asked} lines={12}>
          {({ node }) => {
            const html = node?.__typename === "Register" ? node.preview?.notice : undefined;
            return html ? <Rendered html={html} label={t("preview-title")} kind={`${layout} ${language} ${register}`} /> : <Empty title={t("preview-none")} />;
          }}
        </Asked>
      )}
    </Card>
  );
}
