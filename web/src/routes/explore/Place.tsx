// One place of the picture: its outline tells what kind it is, its letters what it is called.
import { memo } from "react";
import { NODE, type Placed } from "./layout";
import { outlineOf, STACK, TEXT } from "./shapes";

export interface Label {
  readonly lines: readonly string[];
  /** What stands below a name of one line. */
  readonly below: string | undefined;
}

interface Props {
  node: Placed;
  label: Label;
  said: string;
  state: "plain" | "lit" | "dim";
  current: boolean;
  /** Whether the tab key comes here. */
  stop: boolean;
  /** Whether it can be opened and is not: a group, or what was shut. */
  shut: boolean;
  special: boolean;
  /** Too small to read: the letters are left out. */
  small: boolean;
  onFocus(id: string): void;
  onOpen(id: string): void;
}

export const LINE = 16;

export const Place = memo(function Place({ node, label, said, state, current, stop, shut, special, small, onFocus, onOpen }: Props) {
  const rows = label.below === undefined ? label.lines : [...label.lines, label.below];
  const top = NODE.height / 2 - ((rows.length - 1) * LINE) / 2 + 4.5;
  return (
    <g
      className={`place place-${node.kind} ${state} ${current ? "current" : ""}`}
      transform={`translate(${node.x} ${node.y})`}
      role="button"
      aria-label={said}
      aria-expanded={shut ? false : undefined}
      tabIndex={stop ? 0 : -1}
      data-place={node.id}
      onFocus={() => onFocus(node.id)}
      onClick={() => onFocus(node.id)}
      onDoubleClick={() => onOpen(node.id)}
    >
      {node.count !== undefined && <path className="place-stack" d={STACK} />}
      <rect className="place-ring" x="-5" y="-5" width={NODE.width + 10} height={NODE.height + 10} rx="9" />
      <path className="place-outline" d={outlineOf(node.kind)} />
      {special && <path className="place-special" d={`M${NODE.width - 16} 6h10v10Z`} />}
      {!small &&
        rows.map((row, at) => (
          <text key={at} x={TEXT.x} y={top + at * LINE} className={at >= label.lines.length ? "place-below" : "place-name"}>
            {row}
          </text>
        ))}
      {shut && <path className="place-plus" d={`M${NODE.width - 13} ${NODE.height / 2 - 5}v10m-5-5h10`} />}
    </g>
  );
});
