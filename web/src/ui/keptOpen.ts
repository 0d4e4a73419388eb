// A list below a field stays open while one goes through it by arrow keys. Where the field stands low, the arrow brings the choice into
// sight by moving the page a little, and the library closes every list under which the page moves: nobody without a mouse got to the end.
import { useEffect } from "react";

/** How long the page may move after a key: it does so at once, but tells of it with the next picture. */
const MOVES = 300;

export function useKeptOpen(): void {
  useEffect(() => {
    let pressed = Number.NEGATIVE_INFINITY;
    const key = ({ key, target }: KeyboardEvent) => {
      if (key.startsWith("Arrow") && target instanceof HTMLInputElement && target.role === "combobox") pressed = performance.now();
    };
    // The list is placed on the page and moves with it, so that nothing has to be placed anew.
    const scroll = (event: Event) => {
      if (event.target === document && performance.now() - pressed < MOVES) event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", key, true);
    window.addEventListener("scroll", scroll, true);
    return () => {
      window.removeEventListener("keydown", key, true);
      window.removeEventListener("scroll", scroll, true);
    };
  }, []);
}
