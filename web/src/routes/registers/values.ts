// What does a register say in each column? As words: for the screen where nothing is drawn, and for files, which say the same. Pure.
import type { RegisterRowFragment, Severity } from "../../gql/graphql";
import type { LanguageText, Words } from "../../i18n";
import { keyOf } from "../../paths";
import type { ColumnName } from "./columns";
import { lastConfirmed, reviewOn } from "./review";

export type Register = RegisterRowFragment;
export interface Speech {
  readonly words: Words;
  say(text: LanguageText | null | undefined): string;
}

/** What a cell says that has nothing to say. */
export const NONE = "–";

const SEVERITIES: readonly Severity[] = ["ERROR", "WARNING", "ADVICE"];

/** How whole it is, all parts alike. */
export function wholeOf({ completeness }: Register): number | undefined {
  return completeness?.length ? Math.floor(completeness.reduce((sum, part) => sum + part.percent, 0) / completeness.length) : undefined;
}

export const errorsOf = ({ errors }: Register): number => (errors ?? []).filter(({ waiver }) => !waiver?.holds).length;

/** Findings that nobody bears, by weight; those of which there are none are left out. */
export function findingsOf({ findings }: Register): readonly { readonly severity: Severity; readonly count: number }[] {
  const open = (findings ?? []).filter(({ waiver }) => !waiver?.holds);
  return SEVERITIES.map((severity) => ({ severity, count: open.filter((one) => one.severity === severity).length })).filter(({ count }) => count > 0);
}

export function reviewOf({ confirmations, reviewInterval, startsOn }: Register): string | undefined {
  return confirmations && reviewOn({ confirmations, reviewInterval, startsOn });
}

/** By name, each once: the same service may be reached by several flows. */
export function processorsOf({ processings }: Register, say: Speech["say"]): readonly string[] {
  const names = (processings ?? []).map(({ to }) => (to?.__typename === "Service" ? say(to.called) : to?.__typename === "Processor" ? to.company : undefined));
  return [...new Set(names.filter((name) => name !== undefined))];
}

export const changedOf = ({ history }: Register): string | undefined => history?.nodes[0]?.at;

export function valueOf(column: ColumnName, register: Register, { words, say }: Speech): string {
  const { t, word, day, moment, number, duration } = words;
  const posts = (list: readonly { readonly title: LanguageText }[] | undefined) => list?.map(({ title }) => say(title)).join("; ") || NONE;
  switch (column) {
    case "number":
      return number(register.number);
    case "key":
      return keyOf(register.id);
    case "controller":
      return register.controller ? say(register.controller.name) : NONE;
    case "department":
      return register.department ? say(register.department.name) : NONE;
    case "responsible":
      return register.responsiblePost ? say(register.responsiblePost.title) : NONE;
    case "contacts":
      return posts(register.contactPosts);
    case "bases":
      return register.legalBases.map((basis) => word("LegalBasisShort", basis)).join(", ") || NONE;
    case "completeness": {
      const [whole, errors] = [wholeOf(register), errorsOf(register)];
      return [whole === undefined ? NONE : t("percent", { percent: whole }), ...(errors > 0 ? [t("errors-count", { count: errors })] : [])].join(", ");
    }
    case "findings":
      return findingsOf(register).map(({ severity, count }) => t(`list-findings-${severity}`, { count })).join(", ") || NONE;
    case "state":
      return [...stateOf(register, words)].join(", ");
    case "life":
      return word("LifeCycle", register.lifeCycle);
    case "review": {
      const on = reviewOf(register);
      return on ? day(on) : NONE;
    }
    case "interval":
      return register.reviewInterval ? duration(register.reviewInterval) : NONE;
    case "confirmed": {
      const on = lastConfirmed(register.confirmations ?? []);
      return on ? day(on) : t("list-never");
    }
    case "changed": {
      const at = changedOf(register);
      return at ? moment(at) : NONE;
    }
    case "special":
      return answered(register.specialCategories, words);
    case "criminal":
      return answered(register.criminal, words);
    case "children":
      return answered(register.children, words);
    case "identity":
      return answered(register.identityCode, words);
    case "transfers":
      return register.noTransfers ? t(`list-transfers-${register.noTransfers}`) : NONE;
    case "processors":
      return processorsOf(register, say).join("; ") || NONE;
  }
}

const answered = (answer: string | undefined, { word }: Words) => (answer ? word("Answer", answer) : NONE);

function* stateOf({ archivedOn, noticeInForce, lifeCycle }: Register, { t, word, day }: Words): Generator<string> {
  if (archivedOn) yield t("archived");
  else if (noticeInForce) yield t("published-on", { day: day(noticeInForce.publishedAt) });
  else yield t("unpublished");
  if (lifeCycle !== "ACTIVE") yield word("LifeCycle", lifeCycle);
}
