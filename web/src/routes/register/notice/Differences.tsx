// What would the public read otherwise than now? Section by section: what goes, and what comes in its place.
import { useAsk } from "../../../api/useAsk";
import { graphql } from "../../../gql";
import type { RegisterPatchInput } from "../../../gql/graphql";
import { LANGUAGES, type Language, ownName, useWords } from "../../../i18n";
import { Asked } from "../../../ui/Asked";
import { Choose } from "../../../ui/Choose";
import { Help } from "../../../ui/Help";
import { Empty } from "../../../ui/states";
import { CODE, QUIET } from "./Preview";
import { useQuiet } from "./useQuiet";

const NoticeDifferencesDocument = graphql(`
  query NoticeDifferences($id: ID!, $change: RegisterPatchInput, $language: Language!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        noticeInForce {
          id
          number
        }
        preview(change: $change) {
          differences(language: $language) {
            number
            heading
            removed
            added
          }
        }
      }
    }
  }
`);

interface Props {
  register: string;
  change: RegisterPatchInput | undefined;
  language: Language;
  speak(language: Language): void;
}

export function Differences({ register, change, language, speak }: Props) {
  const { t } = useWords();
  const patch = useQuiet(change, QUIET);
  const asked = useAsk(NoticeDifferencesDocument, { id: register, change: patch ?? null, language: CODE[language] }, { freshOn: ["register"] });
  return (
    <>
      <div className="preview-choices">
        <Choose label={t("preview-language")} choices={LANGUAGES.map((one) => ({ id: one, label: ownName(one) }))} chosen={language} onChoose={(one) => speak(one as Language)} />
      </div>
      <Asked of={asked} lines={8}>
        {({ node }) => {
          if (node?.__typename !== "Register" || !node.preview) return <Empty title={t("preview-none")} />;
          const { differences } = node.preview;
          if (!differences)
            return (
              <Empty title={t("difference-first")}>
                <p>{t("difference-first-help")}</p>
              </Empty>
            );
          if (differences.length === 0) return <Empty title={t("difference-none", { number: node.noticeInForce?.number ?? 0 })} />;
          return (
            <>
              <p className="preview-state">
                {t("difference-sum", { count: differences.length, number: node.noticeInForce?.number ?? 0 })} <Help term="difference" />
              </p>
              {differences.map(({ number, heading, removed, added }, at) => (
                <section className="field-change" key={`${number} ${heading} ${at}`} lang={language}>
                  <h3>
                    {number} {heading}
                  </h3>
                  {removed.map((line, place) => (
                    <p className="gone-text" key={`gone ${place}`}>
                      <span className="visually-hidden">{t("difference-gone")}: </span>
                      <del>{line}</del>
                    </p>
                  ))}
                  {added.map((line, place) => (
                    <p className="new-text" key={`new ${place}`}>
                      <span className="visually-hidden">{t("difference-new")}: </span>
                      <ins>{line}</ins>
                    </p>
                  ))}
                </section>
              ))}
            </>
          );
        }}
      </Asked>
    </>
  );
}
