// The picture as a file of its own: the whole of it, whatever is in sight, in the colours of the page, and readable without it. Pure.
import type { Standing } from "./facts";
import { GAP, NODE, type Layout } from "./layout";
import type { Lane } from "./lanes";
import type { DrawnLink } from "./narrow";
import type { Label } from "./Place";
import { dashes, outlineOf, STACK, TEXT } from "./shapes";
import { strokesOf } from "./strokes";

export interface Colours {
  readonly ground: string;
  readonly card: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly accentSoft: string;
}

export interface Caption {
  readonly title: string;
  readonly below: string;
}

interface Telling {
  label(node: Layout["nodes"][number]): Label;
  lane(lane: Lane): string;
  readonly home: string;
}

const TOP = 64;
const LINE = 16;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export function fileOf(layout: Layout, telling: Telling, isOut: (link: DrawnLink) => boolean, colours: Colours, caption: Caption, font: string): string {
  const { width, height, bands, lanesFrom, nodes, links } = layout;
  const placed = new Map(nodes.map((node) => [node.id, node]));
  const grounds: Record<Standing, string> = { EEA: colours.accentSoft, ADEQUATE: colours.warnSoft, THIRD: colours.badSoft, UNTOLD: colours.ground };
  const text = (x: number, y: number, said: string, size: number, fill: string, weight = 400) =>
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(said)}</text>`;

  const lanes = bands.map(({ lane, y, height: high }) => {
    const box = `x="${lanesFrom}" y="${y}" width="${width - lanesFrom}" height="${high}" rx="10"`;
    const pattern = { EEA: "", ADEQUATE: "dots", THIRD: "lines", UNTOLD: "" }[lane.standing];
    return `<rect ${box} fill="${grounds[lane.standing]}" stroke="${colours.line}"/>${pattern && `<rect ${box} fill="url(#${pattern})"/>`}${text(lanesFrom + 14, y + GAP.title / 2 + 6, telling.lane(lane), 13, colours.soft, 600)}`;
  });
  const strokes = strokesOf(links, placed, isOut, undefined).map(({ kind, out, width: thick, curves, heads }) => {
    const colour = out ? colours.bad : colours.soft;
    const dash = dashes[kind];
    return `<path d="${curves}" fill="none" stroke="${colour}" stroke-width="${thick}"${dash ? ` stroke-dasharray="${dash}"` : ""}/><path d="${heads}" fill="${colour}"/>`;
  });
  const places = nodes.map((node) => {
    const { lines, below } = telling.label(node);
    const rows = below === undefined ? lines : [...lines, below];
    const top = NODE.height / 2 - ((rows.length - 1) * LINE) / 2 + 4.5;
    const letters = rows.map((row, at) =>
      at >= lines.length ? text(TEXT.x, top + at * LINE, row, 12, colours.soft) : text(TEXT.x, top + at * LINE, row, 13, colours.ink, 600),
    );
    const stack = node.count === undefined ? "" : `<path d="${STACK}" fill="none" stroke="${colours.line}"/>`;
    return `<g transform="translate(${node.x} ${node.y})">${stack}<path d="${outlineOf(node.kind)}" fill="${colours.card}" stroke="${colours.accent}" stroke-width="1.4"/>${letters.join("")}</g>`;
  });
  const home = lanesFrom > 0 ? text(GAP.lane, GAP.title / 2 + 6, telling.home, 13, colours.soft, 600) : "";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + TOP}" viewBox="0 0 ${width} ${height + TOP}" font-family="${escaped(font)}" role="img">`,
    `<title>${escaped(caption.title)}</title><desc>${escaped(caption.below)}</desc>`,
    `<defs><pattern id="dots" width="14" height="14" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.3" fill="${colours.warn}" opacity="0.45"/></pattern>`,
    `<pattern id="lines" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V12" stroke="${colours.bad}" opacity="0.3"/></pattern></defs>`,
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    text(GAP.lane, 28, caption.title, 20, colours.ink, 650),
    text(GAP.lane, 50, caption.below, 13, colours.soft),
    `<g transform="translate(0 ${TOP})">`,
    ...lanes,
    home,
    ...strokes,
    ...places,
    "</g></svg>",
  ].join("");
}
