// The picture itself: lanes, links and places. It scrolls and grows as the page does; arrows walk it, Enter opens, the minus sign shuts.
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useWords } from "../../i18n";
import type { Facts } from "./facts";
import type { DrawnLink } from "./narrow";
import { Lanes } from "./Lanes";
import { NODE, type Layout } from "./layout";
import { Place } from "./Place";
import { strokesOf } from "./strokes";
import { Strokes } from "./Strokes";
import { saidIn } from "./said";
import type { Telling } from "./telling";
import { useWindow } from "./useWindow";
import { nearest, STEPS, through, walked } from "./walk";

/** More than so many at once are drawn only where they are in sight. */
const MANY = 150;
/** Links of which only one end is in sight are drawn up to here. */
const MANY_LINKS = 1500;
/** Below this size letters are left out. */
const READABLE = 0.42;

interface Props {
  layout: Layout;
  facts: Facts;
  telling: Telling;
  zoom: number;
  at: string | undefined;
  isShut(id: string): boolean;
  isOut(link: DrawnLink): boolean;
  onAt(id: string): void;
  open(id: string): void;
  shut(id: string): void;
}

export function Picture({ layout, facts, telling, zoom, at, isShut, isOut, onAt, open, shut }: Props) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const sight = useWindow(box, zoom);
  const { nodes, links } = layout;
  const placed = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes]);
  const current = at !== undefined && placed.has(at) ? at : undefined;
  // What was looked at may have gone, as a group does when it is opened: then one stands at what lies where it was.
  const last = useRef({ x: 0, y: 0 });
  if (current !== undefined) last.current = placed.get(current) ?? last.current;
  const stop = current ?? nearest(nodes, last.current)?.id;
  const lit = useMemo(() => (current ? through(links, current) : undefined), [links, current]);

  const inSight = (id: string) => {
    const node = placed.get(id);
    return node !== undefined && node.y + NODE.height > sight.from && node.y < sight.to && node.x + NODE.width > sight.left && node.x < sight.right;
  };
  const shown = nodes.length <= MANY ? nodes : nodes.filter(({ id }) => id === stop || inSight(id));
  const drawn = useMemo(() => {
    if (nodes.length <= MANY) return links;
    const near = links.filter(({ id, from, to }) => lit?.links.has(id) || inSight(from) || inSight(to));
    return near.length <= MANY_LINKS ? near : near.filter(({ id, from, to }) => lit?.links.has(id) || (inSight(from) && inSight(to)));
  }, [links, nodes, sight, lit]);
  const strokes = useMemo(() => strokesOf(drawn, placed, isOut, lit?.links, nodes.length > MANY ? sight : undefined), [drawn, placed, isOut, lit, nodes, sight]);

  const said = useMemo(() => saidIn(layout, telling, t), [layout, telling, t]);

  const goTo = useRef<string>(undefined);
  const look = (id: string) => {
    const [element, node] = [box.current, placed.get(id)];
    if (!element || !node) return;
    const margin = 40;
    const within = (start: number, size: number, scroll: number, room: number) => {
      const [first, last] = [start * zoom - margin, (start + size) * zoom + margin];
      return first < scroll ? first : last > scroll + room ? last - room : scroll;
    };
    element.scrollTo({
      top: within(node.y, NODE.height, element.scrollTop, element.clientHeight),
      left: within(node.x, NODE.width, element.scrollLeft, element.clientWidth),
    });
  };
  useEffect(() => {
    // It may only just have been drawn.
    if (goTo.current === undefined || goTo.current !== current) return;
    box.current?.querySelector<SVGGElement>(`[data-place="${CSS.escape(goTo.current)}"]`)?.focus({ preventScroll: true });
    look(goTo.current);
    goTo.current = undefined;
  });
  useLayoutEffect(() => {
    if (current) look(current);
    // Only when the picture itself has changed: else one scrolls as one likes.
  }, [layout, zoom]);

  const inside = useRef(false);
  useEffect(() => {
    const leave = ({ target }: Event) => {
      inside.current &&= target instanceof Element && box.current?.contains(target) === true;
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, []);
  useEffect(() => {
    // The focus went with what it was on; it is not lost.
    if (inside.current && document.activeElement === document.body) box.current?.querySelector<SVGGElement>('[data-place][tabindex="0"]')?.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!stop || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      const next = current ? walked(layout, current, step) : stop;
      if (next === undefined) return;
      goTo.current = next;
      onAt(next);
    } else if (event.key === "Enter" || event.key === "+") {
      event.preventDefault();
      open(stop);
    } else if (event.key === "-") {
      event.preventDefault();
      shut(stop);
    } else if (event.key === " ") {
      event.preventDefault();
      onAt(stop);
    }
  };
  const focus = useCallback((id: string) => onAt(id), [onAt]);

  return (
    <div className="picture" ref={box}>
      <svg
        width={layout.width * zoom}
        height={layout.height * zoom}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="application"
        aria-label={t("picture-name")}
        aria-describedby="picture-keys"
        onKeyDown={onKeyDown}
        onFocus={() => {
          inside.current = true;
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget) inside.current = false;
        }}
      >
        <Lanes layout={layout} telling={telling} zoom={zoom} />
        <Strokes strokes={strokes} dim={lit !== undefined} />
        {shown.map((node) => (
          <Place
            key={node.id}
            node={node}
            label={telling.label(node)}
            said={said(node)}
            state={!lit ? "plain" : lit.places.has(node.id) ? "lit" : "dim"}
            current={node.id === current}
            stop={node.id === stop}
            shut={isShut(node.id)}
            special={facts.get(node.id)?.special ?? false}
            small={zoom < READABLE}
            onFocus={focus}
            onOpen={open}
          />
        ))}
      </svg>
    </div>
  );
}
