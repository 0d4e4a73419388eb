// Puts the focus on the field one came for: the one a pointer names, else the deepest around it that is there; and keeps it in sight.
import type { FocusEvent } from "react";

export function focusOn(box: HTMLElement | null, at: string | undefined): void {
  if (!box || at === undefined) return;
  const places = [...box.querySelectorAll<HTMLElement>("[data-at]")];
  for (let pointer = at; ; pointer = pointer.slice(0, pointer.lastIndexOf("/"))) {
    const place = places.find((one) => one.dataset["at"] === pointer);
    const coming = place?.querySelector(".loading");
    if (place && coming) return whenCome(place, coming, () => focusOn(box, at));
    const target = place ? within(place) : pointer === "" ? within(box) : null;
    if (target) {
      place?.scrollIntoView({ block: "center" });
      return target.focus();
    }
    if (pointer === "") return;
  }
}

/** What one writes in, before what one presses; of several answers the one that is given. */
const within = (place: HTMLElement): HTMLElement | null =>
  place.querySelector<HTMLElement>("textarea, [role=spinbutton], input:not([type=hidden], [type=radio], [type=checkbox]), input:checked") ?? place.querySelector<HTMLElement>("input, button");

/** A field that is still being loaded. */
function whenCome(place: HTMLElement, coming: Element, go: () => void): void {
  const watch = new MutationObserver(() => {
    if (place.contains(coming)) return;
    watch.disconnect();
    go();
  });
  watch.observe(place, { childList: true, subtree: true });
}

/** What has come by keyboard under the bar of buttons is brought out: not by a margin for scrolling, for that closes open lists. */
export function clearOfBar({ currentTarget, target }: FocusEvent<HTMLElement>): void {
  const bar = currentTarget.querySelector(".editor-end");
  if (!bar || bar.contains(target) || !currentTarget.contains(target) || !target.matches(":focus-visible")) return;
  const under = target.getBoundingClientRect().bottom + 12 - bar.getBoundingClientRect().top;
  if (under > 0) window.scrollBy(0, under);
}
