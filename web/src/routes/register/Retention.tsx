// How long is what kept, from when, and what then? Art. 5(1)(e), 30(1)(f).
import { type FragmentType, graphql, unmask } from "../../gql";
import { Text, useWords } from "../../i18n";
import { NotStated } from "./Identity";
import { Provision } from "./Purposes";

const RetentionPart = graphql(`
  fragment RetentionPart on Register {
    retentionRemark
    retention {
      dataGroups
      minimum
      maximum
      countedFrom
      countedFromText
      then
      recordsClass
      text
      provision {
        ...ProvisionLine
      }
    }
    groups: dataGroups {
      key
      name
    }
  }
`);

export function Retention({ of }: { of: FragmentType<typeof RetentionPart> }) {
  const { t, word, duration } = useWords();
  const { retention, retentionRemark, groups } = unmask(RetentionPart, of);
  return (
    <>
      {retention.length === 0 && <NotStated />}
      <ul className="items">
        {retention.map((limit, at) => {
          const { minimum, maximum } = limit;
          const length = [minimum && minimum !== maximum && t("at-least", { length: duration(minimum) }), maximum && t("at-most", { length: duration(maximum) })].filter(Boolean);
          return (
            <li key={at}>
              <h3>
                {limit.dataGroups.length === 0
                  ? t("retention-all")
                  : limit.dataGroups.map((key, place) => (
                      <span key={key}>
                        {place > 0 && ", "}
                        <Text of={groups.find((group) => group.key === key)?.name} none={key} />
                      </span>
                    ))}
              </h3>
              <p>
                {length.length > 0 && <b>{length.join(", ")}</b>}
                {limit.countedFrom && ` ${t("counted-from", { event: word("RetentionStart", limit.countedFrom) })}`}
                {limit.then && `${length.length > 0 || limit.countedFrom ? "; " : ""}${word("AfterRetention", limit.then)}`}
              </p>
              <Text of={limit.countedFromText} none={null} /> <Text of={limit.text} none={length.length > 0 ? null : undefined} />
              {limit.recordsClass && <p className="cell-sub">{t("records-class", { name: limit.recordsClass })}</p>}
              {limit.provision && <Provision of={limit.provision} />}
            </li>
          );
        })}
      </ul>
      <Text of={retentionRemark} none={null} />
    </>
  );
}
