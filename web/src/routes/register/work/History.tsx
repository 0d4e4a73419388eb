// Who changed what in this register, and when? Every entry opens to what it said before and after; a day leads to how all of it was.
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { Button as Plain, Disclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import { usePages } from "../../../api/pages";
import { graphql } from "../../../gql";
import type { RegisterHistoryQuery } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { useNews } from "../../../live/news";
import { routes } from "../../../paths";
import { FIELDS } from "../../../records/fields";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { DayField } from "../../../ui/DayField";
import { Help } from "../../../ui/Help";
import { Icon } from "../../../ui/Icon";
import { Empty, Failure, Loading } from "../../../ui/states";
import { piecesOf } from "./leaves";

const HistoryDocument = graphql(`
  query RegisterHistory($id: ID!, $after: Int) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        history(first: 30, after: $after) {
          hasMore
          end
          nodes {
            index
            at
            act
            actName
            version
            by {
              id
              name
            }
            fields {
              field
              before
              after
            }
          }
        }
      }
    }
  }
`);

type Entry = Extract<NonNullable<RegisterHistoryQuery["node"]>, { __typename: "Register" }>["history"]["nodes"][number];

export function History({ id }: { id: string }) {
  const { t } = useWords();
  const variables = useMemo(() => ({ id }), [id]);
  const pages = usePages(HistoryDocument, variables, ({ node }) => {
    const history = node?.__typename === "Register" ? node.history : undefined;
    return { rows: (history?.nodes ?? []) as readonly Entry[], total: undefined, next: history?.hasMore ? (history.end ?? undefined) : undefined };
  });
  useNews(["register"], pages.again);
  return (
    <Card wide title={t("history-title")} lead={t("history-lead")}>
      <Days />
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && pages.rows.length === 0 && !pages.trouble && <Loading lines={6} />}
      {!pages.loading && !pages.trouble && pages.rows.length === 0 && <Empty title={t("history-none")} />}
      <ol className="rows">
        {pages.rows.map((entry) => (
          <li key={entry.index}>
            <One entry={entry} />
          </li>
        ))}
      </ol>
      {pages.more && (
        <p className="acts">
          <Button onPress={pages.load}>{t("show-older")}</Button>
        </p>
      )}
    </Card>
  );
}

function One({ entry: { at, act, actName, by, fields } }: { entry: Entry }) {
  const { t, moment } = useWords();
  const named = fields.filter(({ field }) => FIELDS.has(field));
  const head = (
    <>
      <span className="task-text">
        <b>{actName}</b> · {by?.name ?? t("by-program")}
        {/* All fields are new in a register that is new. */}
        {act !== "CREATE" && named.length > 0 && (
          <span className="cell-sub">{t("history-fields", { fields: named.map(({ field }) => t(`field-${field}`)).join(", ") })}</span>
        )}
      </span>
      <time dateTime={at} className="when">
        {moment(at)}
      </time>
    </>
  );
  if (act === "CREATE" || named.length === 0) return <div className="due">{head}</div>;
  return (
    <Disclosure className="entry">
      <Plain slot="trigger" className="entry-open due">
        <Icon name="down" />
        {head}
      </Plain>
      <DisclosurePanel>
        {named.map(({ field, before, after }) => (
          <Field key={field} field={field} before={before} after={after} />
        ))}
      </DisclosurePanel>
    </Disclosure>
  );
}

const FEW = 8;

function Field({ field, before, after }: { field: string; before: unknown; after: unknown }) {
  const { t } = useWords();
  const pieces = useMemo(() => piecesOf(before, after), [before, after]);
  return (
    <div className="field-change">
      <h3>{t(`field-${field}`)}</h3>
      <ul>
        {pieces.slice(0, FEW).map(({ place, language, before: was, after: is }) => (
          <li key={[...place, language].join(" ")}>
            {(language || place.length > 0) && (
              <span className="cell-sub">
                {place.filter((name) => name !== "text").length > 0 && <code>{place.filter((name) => name !== "text").join(" › ")}</code>} {language && t(`tongue-${language}`)}
              </span>
            )}
            {was !== undefined && (
              <p className="gone-text">
                <span className="visually-hidden">{t("was")}: </span>
                <del lang={language}>{was}</del>
              </p>
            )}
            {is !== undefined && (
              <p className="new-text">
                <span className="visually-hidden">{t("is-now")}: </span>
                <ins lang={language}>{is}</ins>
              </p>
            )}
          </li>
        ))}
      </ul>
      {pieces.length > FEW && <p className="hint">{t("and-more", { count: pieces.length - FEW })}</p>}
    </div>
  );
}

/** Chooses a day to go back to, and another to hold it against. */
function Days() {
  const { t } = useWords();
  const navigate = useNavigate({ from: routes.register });
  const today = new Date().toISOString().slice(0, 10);
  const [at, setAt] = useState(today);
  const [to, setTo] = useState("");
  return (
    <form
      className="days"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ search: (before) => ({ ...before, edit: undefined, day: at || undefined, other: to || undefined }), resetScroll: false });
      }}
    >
      <DayField label={t("as-of-day")} beside={<Help term="as-of" />} max={today} required value={at} onChange={setAt} />
      <DayField label={t("as-of-compared")} max={today} value={to} onChange={setTo} />
      <Button type="submit">{to ? t("as-of-compare") : t("as-of-show")}</Button>
    </form>
  );
}
