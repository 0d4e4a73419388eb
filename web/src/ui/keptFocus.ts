// The focus is never lost: when what has it is taken away (a row that was revoked, a button that did its work), it goes to the heading of
// the card it was in, or to the beginning of the screen where that is gone too; and not to nowhere, from where a keyboard would have to
// walk through everything again. A button that can no longer be pressed gives it back to the first field of its form.
import { useEffect } from "react";

/** A sheet that closes gives the focus back by itself, and until it is gone nothing behind it takes any. */
const PATIENCE = 150;
/** So many places are remembered: from a sheet over a sheet one comes back to the card that opened them. */
const REMEMBERED = 6;
const CARDS = "section, fieldset, article, [role=dialog], [role=alertdialog]";

export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | undefined;
    /** The cards around what had the focus, the latest first and in each the innermost first. */
    let places: readonly Element[][] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isLost = () => last !== undefined && (!last.isConnected || last.matches(":disabled")) && document.activeElement === document.body;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      places = [cardsAround(target), ...places].slice(0, REMEMBERED);
    };
    const mend = () => {
      timer = undefined;
      if (!isLost()) return;
      const field = last?.isConnected ? last.closest("form")?.querySelector<HTMLElement>("textarea:enabled, input:enabled") : undefined;
      const near = field ?? places.flat().map(headingOf).find((one) => one !== undefined);
      if (near) near.focus();
      else document.getElementById("main")?.focus({ preventScroll: true });
      look();
    };
    const look = () => {
      if (timer === undefined && isLost()) timer = setTimeout(mend, PATIENCE);
    };
    const observer = new MutationObserver(look);
    document.addEventListener("focusin", remember);
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    return () => {
      document.removeEventListener("focusin", remember);
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
}

function cardsAround(element: Element): Element[] {
  const around: Element[] = [];
  for (let card = element.closest(CARDS); card; card = card.parentElement?.closest(CARDS) ?? null) around.push(card);
  return around;
}

/** The heading of a card that is still there, made ready to take the focus. */
function headingOf(card: Element): HTMLElement | undefined {
  const heading = card.isConnected ? card.querySelector<HTMLElement>("h2, h3, h4, legend") : null;
  if (!heading) return undefined;
  heading.tabIndex = -1;
  return heading;
}
