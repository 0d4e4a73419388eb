// Which rules are looked at, by which law, how does a controller weigh them, and which findings are waived?
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk } from "../../api/useAsk";
import { useController } from "../../controller";
import { graphql } from "../../gql";
import type { AdminRulesQuery, FindingPart } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { keep } from "../../kept";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Choose } from "../../ui/Choose";
import { NARROWS } from "../../ui/ClearFilters";
import { SearchBox } from "../../ui/SearchBox";
import { SeverityMark } from "../../ui/SeverityMark";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { Desk } from "./Desk";
import { RuleForm } from "./RuleForm";
import { Waivers } from "./Waivers";

const RulesDocument = graphql(`
  query AdminRules($controller: ID!) {
    rules {
      code
      title
      severity
      part
      law {
        label
        act
        number
        eli
      }
    }
    ruleSettings(first: 100, filter: { controller: $controller }) {
      nodes {
        id
        version
        rule
        switchedOff
        severity
        reason
        setAt
        setBy {
          id
          name
        }
      }
    }
  }
`);

export type Rule = AdminRulesQuery["rules"][number];
export type Setting = AdminRulesQuery["ruleSettings"]["nodes"][number];

export function Rules() {
  const { t, word } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const search = useSearch({ from: routes.adminRules });
  const navigate = useNavigate({ from: routes.adminRules });
  const controller = useController(search.controller);
  const asked = useAsk(RulesDocument, { controller: controller ?? "" }, { pause: !controller });
  const [setting, setSetting] = useState<Rule>();
  const may = viewer.can("SetRule");
  return (
    <Desk
      name="rules"
      aside={
        viewer.controllers.length > 1 && (
          <Choose
            label={t("controller")}
            choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
            chosen={controller && keyOf(controller)}
            onChoose={(key) => {
              keep("controller", key ?? null);
              void navigate({ search: (before) => ({ ...before, controller: key }), replace: true });
            }}
          />
        )
      }
    >
      <Asked of={asked} lines={10}>
        {({ rules, ruleSettings }) => {
          const settings = new Map(ruleSettings.nodes.map((one) => [one.rule, one]));
          const words = (search.q ?? "").toLowerCase();
          const found = rules.filter(({ title, law }) => [say(title), ...law.map(({ label, act, number }) => `${label}, ${act} ${number}`)].some((text) => text.toLowerCase().includes(words)));
          const parts = [...new Set(found.map(({ part }) => part))];
          return (
            <div className="cards">
              {setting && controller && (
                <RuleForm
                  of={setting}
                  setting={settings.get(setting.code)}
                  controller={controller}
                  close={() => setSetting(undefined)}
                  done={() => {
                    setSetting(undefined);
                    asked.again();
                  }}
                />
              )}
              <div className="find-row" role="search" {...NARROWS}>
                <SearchBox label={t("rules-search")} value={search.q ?? ""} onSearch={(q) => void navigate({ search: (before) => ({ ...before, q: q || undefined }), replace: true, resetScroll: false })} />
                <p className="count-line" role="status">
                  {t("rules-count", { count: found.length })}
                </p>
              </div>
              {controller && !words && viewer.can("ReadRegister") && <Waivers controller={controller} key={controller} />}
              {found.length === 0 && <Empty title={t("none-found")} />}
              {parts.map((part: FindingPart) => (
                <Card key={part} title={word("Part", part)}>
                  <ul className="rows">
                    {found
                      .filter((rule) => rule.part === part)
                      .map((rule) => (
                        <Line key={rule.code} of={rule} setting={settings.get(rule.code)} {...(may && { onSet: setSetting })} />
                      ))}
                  </ul>
                </Card>
              ))}
            </div>
          );
        }}
      </Asked>
    </Desk>
  );
}

function Line({ of, setting, onSet }: { of: Rule; setting: Setting | undefined; onSet?(rule: Rule): void }) {
  const { t, word, moment } = useWords();
  const say = useSay();
  const changed = setting && (setting.switchedOff || setting.severity);
  return (
    <li className="due rule-line">
      <span className="task-text">
        <SeverityMark severity={setting?.severity ?? of.severity} />{" "}
        <b>
          <Text of={of.title} />
        </b>
        <span className="cell-sub">
          {of.law.map(({ label, act, number, eli }, at) => (
            <span key={`${number} ${label}`}>
              {at > 0 && "; "}
              {eli ? (
                <a href={eli} rel="noreferrer">
                  {label}
                </a>
              ) : (
                label
              )}
              , {act} {number}
            </span>
          ))}
        </span>
        {changed && (
          <span className="cell-sub">
            {t("rule-set-by", { who: setting.setBy?.name ?? t("by-program"), when: setting.setAt ? moment(setting.setAt) : "–" })}: {setting.reason}
          </span>
        )}
      </span>
      <span className="row-end">
        {setting?.switchedOff ? (
          <Badge tone="warn">{t("rule-off")}</Badge>
        ) : setting?.severity ? (
          <Badge>{t("rule-graded", { severity: word("Severity", setting.severity), before: word("Severity", of.severity) })}</Badge>
        ) : (
          <Badge>{word("Severity", of.severity)}</Badge>
        )}
        {onSet && (
          <Button className="small" aria-label={t("rule-set-of", { rule: say(of.title) })} onPress={() => onSet(of)}>
            {t("rule-set")}
          </Button>
        )}
      </span>
    </li>
  );
}
