// What of this register have I begun and not saved? It is kept in this browser only, and so it is told where one sees it.
import { useWords } from "../../i18n";
import type { FindingPart } from "../../gql/graphql";
import { PARTS } from "../../records/parts";
import { Button } from "../../ui/Button";
import { useViewer } from "../../viewer";
import { CLOSED, type RegisterPageSearch } from "./asked";
import { BEGINNINGS } from "./edit/flows/flowShape";
import { keepDraft, useDrafts } from "./edit/kept";

interface Props {
  register: string;
  search: RegisterPageSearch;
  go(change: RegisterPageSearch): void;
}

export function Drafts({ register, search, go }: Props) {
  const { t, word, moment } = useWords();
  const person = useViewer().account?.id ?? "";
  const drafts = useDrafts(person, register).flatMap(({ what, at }) => {
    const place = placeOf(what);
    return place ? [{ what, at, ...place }] : [];
  });
  const others = drafts.filter(({ to }) => to.edit !== search.edit || to.flow !== search.flow);
  if (others.length === 0) return null;
  return (
    <section className="card drafts" aria-label={t("drafts-title")}>
      <h2>{t("drafts-title")}</h2>
      <ul className="lines">
        {others.map(({ what, at, part, beginning, to }) => {
          const name = beginning ? t(`write-flow-new-${beginning}`) : to.flow?.startsWith("flow:") ? t("write-flow-edit") : word("Part", part);
          return (
            <li key={what}>
              <div className="line">
                <span className="line-name">
                  {name} <span className="cell-sub">{t("draft-at", { when: moment(new Date(at).toISOString()) })}</span>
                </span>
                <Button className="small" aria-label={t("draft-continue-of", { what: name })} onPress={() => go({ ...CLOSED, ...to })}>
                  {t("draft-continue")}
                </Button>
                <Button look="bare" className="small" aria-label={t("draft-throw-of", { what: name })} onPress={() => keepDraft({ person, register, what }, undefined)}>
                  {t("draft-throw")}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Where a draft is gone on with; the part it is listed under. */
function placeOf(what: string): { part: FindingPart; beginning?: string; to: { edit: FindingPart; flow?: string } } | undefined {
  const part = PARTS.find((one) => one === what);
  if (part) return { part, to: { edit: part } };
  const beginning = BEGINNINGS.find(({ name }) => what === `flow+${name}`);
  if (beginning) return { part: beginning.part, beginning: beginning.name, to: { edit: beginning.part, flow: `+${beginning.name}` } };
  const assessment = /^assessment (.+)$/.exec(what)?.[1];
  if (assessment) return { part: "ASSESSMENTS", to: { edit: "ASSESSMENTS", flow: assessment } };
  return what.startsWith("flow:") ? { part: "RECIPIENTS", to: { edit: "RECIPIENTS", flow: what } } : undefined;
}
