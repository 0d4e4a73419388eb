// The links, each look as one path and its heads as another.
import { memo } from "react";
import { dashes } from "./shapes";
import type { Stroke } from "./strokes";

export const Strokes = memo(function Strokes({ strokes, dim }: { strokes: readonly Stroke[]; dim: boolean }) {
  return (
    <g aria-hidden="true">
      {strokes.map(({ key, kind, out, lit, width, curves, heads }) => (
        <g key={key} className={`stroke ${out ? "out" : ""} ${lit ? "lit" : dim ? "dim" : ""}`}>
          <path className="stroke-line" d={curves} strokeWidth={width + (lit ? 0.8 : 0)} strokeDasharray={dashes[kind]} />
          <path className="stroke-head" d={heads} />
        </g>
      ))}
    </g>
  );
});
