// The same page in another language: chosen once, and kept in this browser.
import { LANGUAGES, ownName, useSpeaking } from "../i18n";

export function Languages() {
  const { words, speak } = useSpeaking();
  return (
    <div className="languages" role="group" aria-label={words.t("language")}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === words.language}
          onClick={() => speak(language, true)}
        >
          <span className="languages-long">{ownName(language)}</span>
          <span className="languages-short" aria-hidden="true">
            {language}
          </span>
        </button>
      ))}
    </div>
  );
}
