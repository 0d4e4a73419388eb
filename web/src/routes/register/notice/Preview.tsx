// What would the public read if this were published now? In any layout and language, with what is being written. Art. 13 and 14.
import { useEffect, useRef, useState } from "react";
import { useAsk } from "../../../api/useAsk";
import { graphql } from "../../../gql";
import type { NoticePreviewQuery, RegisterPatchInput } from "../../../gql/graphql";
import { LANGUAGES, type Language, ownName, useWords } from "../../../i18n";
import { useLayoutName } from "../../../records/layoutName";
import { Choose } from "../../../ui/Choose";
import { Empty, Failure, Loading } from "../../../ui/states";
import { Found } from "./Found";
import { Rendered } from "./Rendered";
import { useQuiet } from "./useQuiet";

const NoticePreviewDocument = graphql(`
  query NoticePreview($id: ID!, $change: RegisterPatchInput, $language: Language!, $layout: String) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        preview(change: $change) {
          problems {
            field
            message
          }
          findings {
            mark
            severity
            message
            waiver {
              id
              holds
            }
          }
          layouts {
            key
            title
            own
          }
          notice(language: $language, form: HTML, layout: $layout)
        }
      }
    }
  }
`);

/** What is typed is asked after a pause this long, in ms. */
export const QUIET = 300;
export const CODE = { fi: "FI", sv: "SV", en: "EN" } as const;

interface Props {
  register: string;
  change: RegisterPatchInput | undefined;
  language: Language;
  speak(language: Language): void;
}

export function Preview({ register, change, language, speak }: Props) {
  const { t } = useWords();
  const nameOf = useLayoutName();
  const [layout, setLayout] = useState<string>();
  const patch = useQuiet(change, QUIET);
  const asked = useAsk(NoticePreviewDocument, { id: register, change: patch ?? null, language: CODE[language], layout: layout ?? null }, { freshOn: ["register"] });
  // What was there stays until what is new is there: a page that blinks at every pause cannot be read.
  const last = useRef<NoticePreviewQuery>(undefined);
  useEffect(() => {
    if (asked.data) last.current = asked.data;
  }, [asked.data]);
  const data = asked.data ?? last.current;
  const behind = asked.loading || !asked.data || JSON.stringify(patch) !== JSON.stringify(change);
  if (asked.trouble) return <Failure trouble={asked.trouble} again={asked.again} />;
  if (!data) return <Loading lines={12} />;
  const preview = data.node?.__typename === "Register" ? data.node.preview : undefined;
  if (!preview) return <Empty title={t("preview-none")} />;
  const own = preview.layouts.find((one) => one.own)?.key;
  return (
    <>
      <div className="preview-choices">
        <Choose
          label={t("preview-layout")}
          choices={preview.layouts.map((one) => ({ id: one.key, label: one.own ? t("preview-own", { name: nameOf(one) }) : nameOf(one) }))}
          chosen={layout ?? own}
          onChoose={setLayout}
        />
        <Choose label={t("preview-language")} choices={LANGUAGES.map((one) => ({ id: one, label: ownName(one) }))} chosen={language} onChoose={(one) => speak(one as Language)} />
      </div>
      {preview.problems.length > 0 && (
        <div className="refusals">
          <p>{t("preview-problems")}</p>
          <ul>
            {preview.problems.map(({ field, message }) => (
              <li key={field + message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <Found findings={preview.findings.filter(({ waiver }) => !waiver?.holds)} />
      <p className="cell-sub preview-state">{behind ? t("preview-behind") : change ? t("preview-of-draft") : t("preview-of-saved")}</p>
      <Rendered html={preview.notice} label={t("preview-title")} kind={`${layout ?? own} ${language}`} />
    </>
  );
}
