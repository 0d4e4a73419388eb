// Words to look for. What is typed is asked a moment after the last key, and at once with Enter; `/` brings one here.
import { useEffect, useRef, useState } from "react";
import { Button, Input, Label, SearchField } from "react-aria-components/SearchField";
import { useWords } from "../i18n";
import { Icon } from "./Icon";

/** How long a pause between two keys may be. */
const PAUSE = 180;

interface Props {
  label: string;
  hint?: string;
  value: string;
  onSearch(words: string): void;
}

export function SearchBox({ label, hint, value, onSearch }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef(value);

  useEffect(() => {
    // The address has changed by other means: back, forward, or a link.
    if (value !== asked.current) setTyped(value);
    asked.current = value;
  }, [value]);
  useEffect(() => {
    if (typed === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = typed;
      onSearch(typed);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || inField) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);

  return (
    <SearchField className="search" value={typed} onChange={setTyped} onSubmit={onSearch}>
      <Label>{label}</Label>
      <div className="search-box">
        <Icon name="search" />
        <Input ref={input} placeholder={hint ?? ""} />
        {typed && (
          <Button className="button bare" aria-label={t("clear")}>
            <Icon name="close" />
          </Button>
        )}
      </div>
    </SearchField>
  );
}
