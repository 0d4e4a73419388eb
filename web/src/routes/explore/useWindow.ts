// Which part of a large picture is in sight? Only that is in the page.
import { type RefObject, useCallback, useEffect, useState } from "react";

export interface Sight {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** The part changes in steps of so many points, with as much drawn beyond each edge: scrolling seldom draws anew. */
const STEP = 400;

export function useWindow(box: RefObject<HTMLElement | null>, zoom: number): Sight {
  const [sight, setSight] = useState<Sight>({ from: -STEP, to: 3 * STEP, left: -STEP, right: 5 * STEP });
  const look = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const down = (value: number) => Math.floor(value / zoom / STEP) * STEP - STEP;
    const up = (value: number) => Math.ceil(value / zoom / STEP) * STEP + STEP;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const next = { from: down(scrollTop), to: up(scrollTop + clientHeight), left: down(scrollLeft), right: up(scrollLeft + clientWidth) };
    setSight((now) => (now.from === next.from && now.to === next.to && now.left === next.left && now.right === next.right ? now : next));
  }, [box, zoom]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [box, look]);
  return sight;
}
