// From area to area by F6, and back by Shift+F6, as eyes jump over what a screen has: its navigation, what narrows a list, the list, each
// card. One comes back to where one last was in it. Readers of screens have the same areas as landmarks; a keyboard alone had only Tab.
import { useEffect } from "react";

const SECTION = "main section:is([aria-label], [aria-labelledby])";
/** Sections in a section, or in an area of another kind, are parts of it. */
const AREAS = `nav, main, footer, [data-area], [data-narrows], ${SECTION}:not(${SECTION} *, [data-area] *)`;

/** An area that is neither navigation nor a section. */
export const AREA = { "data-area": "" };

export function useAreas(): void {
  useEffect(() => {
    const left = new WeakMap<Element, HTMLElement>();
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const area = target.closest(AREAS);
      if (area && area !== target) left.set(area, target);
    };
    const go = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
      const areas = [...document.querySelectorAll<HTMLElement>(AREAS)].filter(isThere);
      const here = areas.findLast((area) => area.contains(document.activeElement));
      const at = here ? areas.indexOf(here) : event.shiftKey ? 0 : -1;
      const area = areas.at((at + (event.shiftKey ? -1 : 1)) % areas.length);
      // Behind a dialog there is none.
      if (!area) return;
      event.preventDefault();
      const last = left.get(area);
      if (last?.isConnected && isThere(last)) return last.focus();
      if (!area.hasAttribute("tabindex")) area.tabIndex = -1;
      area.focus();
    };
    document.addEventListener("focusin", remember);
    document.addEventListener("keydown", go);
    return () => {
      document.removeEventListener("focusin", remember);
      document.removeEventListener("keydown", go);
    };
  }, []);
}

const isThere = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert], [aria-hidden=true]") && !element.matches(":disabled");
