// The way back in. It leads to sign-in and from there to the very place one is at, words of a search included.
import { useRouterState } from "@tanstack/react-router";
import { useWords } from "../i18n";
import { outside } from "../paths";
import { ButtonLink } from "./Button";

export function SignInLink() {
  const { t, language } = useWords();
  // Read for its changes: the address itself is the browser's.
  useRouterState({ select: ({ location: { pathname, searchStr } }) => pathname + searchStr });
  const { pathname, search } = location;
  return <ButtonLink href={outside.signIn(language, pathname + search)}>{t("sign-in")}</ButtonLink>;
}
