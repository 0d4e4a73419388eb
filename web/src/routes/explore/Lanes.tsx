// The lanes of the picture: one for each country, named, with a pattern of its own for how data fare there. Colour tells nothing alone.
import { memo } from "react";
import type { Standing } from "./facts";
import { GAP, type Layout } from "./layout";
import type { Telling } from "./telling";

const PATTERNS: Partial<Record<Standing, string>> = { ADEQUATE: "lane-dots", THIRD: "lane-lines", UNTOLD: "lane-grid" };

/** How far apart the names of a lane stand. */
const EVERY = 620;

export const Lanes = memo(function Lanes({ layout, telling, zoom }: { layout: Layout; telling: Telling; zoom: number }) {
  const { bands, lanesFrom, width } = layout;
  // The names stay readable where the picture is small.
  const size = Math.max(13, 11 / zoom);
  return (
    <>
      <defs>
        <pattern id="lane-dots" width="14" height="14" patternUnits="userSpaceOnUse">
          <circle className="pattern-mark" cx="3" cy="3" r="1.3" />
        </pattern>
        <pattern id="lane-lines" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="pattern-line" d="M0 0V12" />
        </pattern>
        <pattern id="lane-grid" width="16" height="16" patternUnits="userSpaceOnUse">
          <path className="pattern-line" d="M0 8h4" />
        </pattern>
      </defs>
      {bands.map(({ lane, y, height }) => (
        <g key={lane.key} className={`lane lane-${lane.standing}`} aria-hidden="true">
          <rect className="lane-ground" x={lanesFrom} y={y} width={width - lanesFrom} height={height} rx="10" />
          {PATTERNS[lane.standing] && <rect x={lanesFrom} y={y} width={width - lanesFrom} height={height} rx="10" fill={`url(#${PATTERNS[lane.standing]})`} />}
          {/* Again and again, so that one stands in sight however far the picture is scrolled. */}
          {Array.from({ length: Math.max(1, Math.round((width - lanesFrom) / EVERY)) }, (_, at) => (
            <text key={at} className="lane-name" x={lanesFrom + 14 + at * EVERY} y={y + GAP.title / 2 + size / 3 + 2} fontSize={size}>
              {telling.lane(lane)}
            </text>
          ))}
        </g>
      ))}
      {lanesFrom > 0 && (
        <text className="lane-name" x={GAP.lane} y={GAP.title / 2 + size / 3} fontSize={size} aria-hidden="true">
          {telling.home}
        </text>
      )}
    </>
  );
});
