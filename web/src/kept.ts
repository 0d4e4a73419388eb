// What a browser keeps for its reader: choices of language and theme, and what was seen. It may refuse to, and then nothing is kept.
type Choice = "language" | "theme" | "controller" | "tour";

export function kept(choice: Choice): string | null {
  try {
    return localStorage.getItem(`seloste.${choice}`);
  } catch {
    return null;
  }
}

export function keep(choice: Choice, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`seloste.${choice}`);
    else localStorage.setItem(`seloste.${choice}`, value);
  } catch {
    // A private window may have no storage; the choice then holds for as long as the page does.
  }
}
