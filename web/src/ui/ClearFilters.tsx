// Takes back what narrows a list. The button goes with what it took back, so one goes on from the first of what narrows.
import { useRef } from "react";
import { useWords } from "../i18n";
import { Button } from "./Button";

/** What stands around that which narrows, so that it is found from where nothing is left, too. */
export const NARROWS = { "data-narrows": "" };

export function ClearFilters({ clear }: { clear(): void }) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const go = () => {
    const around = button.current?.closest("[data-narrows]") ?? document.getElementById("main");
    const places = around?.matches("[data-narrows]") ? [around] : [...(around?.querySelectorAll("[data-narrows]") ?? [])];
    const controls = places.flatMap((place) => [...place.querySelectorAll<HTMLElement>("button, input")]);
    controls.find((one) => one !== button.current && one.checkVisibility())?.focus();
    clear();
  };
  return (
    <Button ref={button} onPress={go}>
      {t("filters-clear")}
    </Button>
  );
}
