// What falls due in the coming year, month by month: reviews, agreements, waivers and assessments. Art. 5(2), 28(3), 35(11).
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { DueDatesQuery } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Help } from "../../ui/Help";
import { Empty } from "../../ui/states";
import { type Due, type Kind, monthsOf } from "./months";

const DueDatesDocument = graphql(`
  query DueDates($controller: ID!) {
    reports(controller: $controller) {
      reviews(first: 100) {
        totalCount
        nodes {
          register
          name {
            text {
              text
              language
            }
          }
          due
        }
      }
      agreements(first: 100) {
        totalCount
        nodes {
          processor {
            text
          }
          agreement {
            text
            language
          }
          validUntil
        }
      }
      assessments(first: 100) {
        totalCount
        nodes {
          subject {
            text
            language
          }
          nextReviewOn
        }
      }
    }
    waivers(first: 100, filter: { controller: $controller, holds: true }) {
      totalCount
      nodes {
        id
        expiresOn
        register {
          id
          name
        }
      }
    }
  }
`);

const KINDS: readonly Kind[] = ["review", "agreement", "waiver", "assessment"];

export function Calendar({ controller }: { controller: string }) {
  const { t } = useWords();
  const asked = useAsk(DueDatesDocument, { controller }, { freshOn: ["register"] });
  return (
    <Card wide title={t("calendar-title")} lead={t("calendar-lead")} aside={<Help term="waiver" />}>
      <Asked of={asked} lines={16}>
        {(data) => <Months data={data} />}
      </Asked>
    </Card>
  );
}

function Months({ data }: { data: DueDatesQuery }) {
  const { t, day, number, language } = useWords();
  const say = useSay();
  const today = new Date().toISOString().slice(0, 10);
  const months = useMemo(() => monthsOf(duesOf(data, say), today), [data, language, today]);
  const [chosen, setChosen] = useState<string>();
  const shown = months.find(({ name }) => name === chosen) ?? months.find(({ dues }) => dues.length > 0);
  const nameOf = (name: string) => (name === "late" || name === "after" ? t(`calendar-${name}`) : monthIn(name, language));
  const { reviews, agreements, assessments } = data.reports;
  const more = [reviews, agreements, assessments, data.waivers].some(({ totalCount, nodes }) => (totalCount ?? 0) > nodes.length);
  if (!shown) return <Empty title={t("calendar-none")} />;
  return (
    <>
      <ol className="months">
        {months.map(({ name, dues }) => (
          <li key={name}>
            <button type="button" className={name === "late" && dues.length > 0 ? "late-month" : ""} aria-pressed={shown.name === name} disabled={dues.length === 0} onClick={() => setChosen(name)}>
              <span className="month-name">{nameOf(name)}</span>
              <b>{dues.length > 0 ? number(dues.length) : "–"}</b>
            </button>
          </li>
        ))}
      </ol>
      <h3 className="months-head">{nameOf(shown.name)}</h3>
      <ul className="rows">
        {shown.dues.map((due, at) => (
          <li key={`${due.day} ${due.text} ${at}`} className="due">
            <span className="task-text">
              {due.register ? (
                <Link to={routes.register} params={placeOf(due.register)} lang={due.language}>
                  {due.text}
                </Link>
              ) : (
                <span lang={due.language}>{due.text}</span>
              )}
              <span className="cell-sub">{t(`calendar-kind-${due.kind}`)}</span>
            </span>
            <Badge tone={shown.name === "late" ? "warn" : "plain"}>{shown.name === "late" ? t("late-since", { day: day(due.day) }) : day(due.day)}</Badge>
          </li>
        ))}
      </ul>
      <p className="hint">{KINDS.map((kind) => t(`calendar-sum-${kind}`, { count: months.flatMap(({ dues }) => dues).filter((due) => due.kind === kind).length })).join(" · ")}</p>
      {more && <p className="hint">{t("calendar-more")}</p>}
    </>
  );
}

const locales = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" } as const;
const monthIn = (name: string, language: keyof typeof locales) =>
  new Intl.DateTimeFormat(locales[language], { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${name}-01T00:00:00Z`));

function duesOf({ reports, waivers }: DueDatesQuery, say: ReturnType<typeof useSay>): Due[] {
  const dues: Due[] = [];
  for (const { register, name, due } of reports.reviews.nodes) {
    if (due) dues.push({ kind: "review", day: due, text: name.text.text, language: name.text.language?.toLowerCase(), register: `register:${register}` });
  }
  for (const { processor, agreement, validUntil } of reports.agreements.nodes) {
    if (validUntil) dues.push({ kind: "agreement", day: validUntil, text: `${agreement?.text ?? ""} (${processor.text})`, language: agreement?.language?.toLowerCase() });
  }
  for (const { subject, nextReviewOn } of reports.assessments.nodes) {
    if (nextReviewOn) dues.push({ kind: "assessment", day: nextReviewOn, text: subject.text, language: subject.language?.toLowerCase() });
  }
  for (const { expiresOn, register } of waivers.nodes) {
    if (expiresOn && register) dues.push({ kind: "waiver", day: expiresOn, text: say(register.name), register: register.id });
  }
  return dues;
}
