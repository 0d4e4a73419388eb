// Whose data and which? Art. 30(1)(c), 9, 10.
import { type FragmentType, graphql, unmask } from "../../gql";
import type { Answer } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { NotStated } from "./Identity";

const DataGroupsPart = graphql(`
  fragment DataGroupsPart on Register {
    dataGroups {
      key
      name
      special
      specialCategories
      criminal
      identityCode
      children
      largeScale
      freeText
      remark
      subjects {
        id
        name
      }
      items {
        text
        category {
          id
          name
        }
      }
    }
  }
`);

export function DataGroups({ of }: { of: FragmentType<typeof DataGroupsPart> }) {
  const { t, word } = useWords();
  const { dataGroups } = unmask(DataGroupsPart, of);
  if (dataGroups.length === 0) return <NotStated />;
  return (
    <ul className="items">
      {dataGroups.map((group) => {
        const flags: [string, Answer][] = [
          ["group-special", group.special],
          ["group-criminal", group.criminal],
          ["group-identity-code", group.identityCode],
          ["group-children", group.children],
          ["group-large", group.largeScale],
          ["group-free-text", group.freeText],
        ];
        const unsaid = flags.filter(([, answer]) => answer === "NOT_STATED");
        return (
          <li key={group.key}>
            <h3>
              <Text of={group.name} />
            </h3>
            <p className="tags">
              {flags
                .filter(([, answer]) => answer === "YES")
                .map(([name]) => (
                  <Badge tone="warn" key={name}>
                    {t(name)}
                  </Badge>
                ))}
              {group.specialCategories.map((category) => (
                <Badge key={category}>{word("SpecialCategory", category)}</Badge>
              ))}
            </p>
            <p>
              <span className="label">{t("group-subjects")}:</span>{" "}
              {group.subjects.length > 0 ? group.subjects.map(({ id, name }, at) => <Joined key={id} at={at} of={name} />) : <NotStated />}
            </p>
            <ul className="plain-list">
              {group.items.map(({ text, category }, at) => (
                <li key={at}>
                  <Text of={text} none={<Text of={category?.name} />} />
                </li>
              ))}
            </ul>
            <Text of={group.remark} none={null} />
            {unsaid.length > 0 && (
              <p className="cell-sub">
                {t("group-unsaid")}: {unsaid.map(([name]) => t(name).toLocaleLowerCase()).join(", ")}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Joined({ at, of }: { at: number; of: Parameters<typeof Text>[0]["of"] }) {
  return (
    <>
      {at > 0 && ", "}
      <Text of={of} />
    </>
  );
}
