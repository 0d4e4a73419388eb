// Our own mistake: the screen could not be drawn. What was typed elsewhere is not lost by trying again.
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useEffect } from "react";
import { useWords } from "../i18n";
import { Button } from "../ui/Button";
import { Page } from "../ui/Page";

export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useWords();
  useEffect(() => console.error(error), [error]);
  return (
    <Page title={t("broken-title")} lead={t("broken-lead")}>
      <p className="acts">
        <Button look="main" onPress={reset}>
          {t("try-again")}
        </Button>
        <Button onPress={() => location.reload()}>{t("reload")}</Button>
      </p>
    </Page>
  );
}
