// What would change, and what is left out and why: read before anything is done.
import { useWords } from "../../../i18n";
import { Icon } from "../../../ui/Icon";
import { LEFT_OUT, type Plan, saidNow, type Wanted } from "./plan";

interface Props {
  plan: Plan;
  field: Wanted["field"];
  names: ReadonlyMap<string, string>;
}

/** What the registers say now: so many of the most frequent, and then the rest together. */
const SAID = 4;
/** So many are named of those that are left out. */
const NAMED = 5;

export function PlanView({ plan, field, names }: Props) {
  const { t, duration } = useWords();
  const { steps, left } = plan;
  const said = saidNow(steps, field);
  const rest = said.slice(SAID).reduce((sum, { count }) => sum + count, 0);
  const called = (value: string | null) => (value === null ? t(`bulk-none-${field}`) : field === "reviewInterval" ? duration(value) : (names.get(value) ?? value));
  return (
    <div className="bulk-plan">
      <p className="bulk-plan-said" role="status">
        {t(`bulk-will-${field}`, { count: steps.length })}
      </p>
      {steps.length > 0 && field !== "contactPosts" && (
        <>
          <p className="cell-sub">{t("bulk-now")}</p>
          <ul className="tags">
            {said.slice(0, SAID).map(({ value, count }) => (
              <li key={value ?? ""} className="badge plain">
                {t("bulk-now-of", { value: called(value), count })}
              </li>
            ))}
            {rest > 0 && <li className="badge plain">{t("bulk-now-rest", { count: rest })}</li>}
          </ul>
        </>
      )}
      {LEFT_OUT.filter((why) => left[why].length > 0).map((why) => (
        <div key={why} className="bulk-left">
          <Icon name={why === "already" ? "check" : "info"} />
          <p>
            {t(`bulk-left-${why}`, { count: left[why].length })}
            <span className="cell-sub">
              {left[why].slice(0, NAMED).map(({ name }) => name).join("; ")}
              {left[why].length > NAMED && ` ${t("list-more", { count: left[why].length - NAMED })}`}
            </span>
          </p>
        </div>
      ))}
    </div>
  );
}
