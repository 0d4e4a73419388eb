// How does a name fit into a box? Broken between words, in a long word where it must be, and cut with three dots after the last line.

export type Measure = (text: string) => number;

export function inLines(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text.trim().split(/\s+/).flatMap((word) => pieces(word, width, measure));
  for (const [at, word] of words.entries()) {
    const joined = line && !line.endsWith("-") ? `${line} ${word}` : line + word;
    if (!line || measure(joined) <= width) {
      line = joined;
      continue;
    }
    if (lines.length + 1 === most) return [...lines, cut([line, ...words.slice(at)].join(" "), width, measure)];
    lines.push(line);
    line = word;
  }
  return line ? [...lines, line] : lines;
}

/** So many letters of a broken word stand together at least. */
const LEAST = 4;

/** A word that is too long for a line, in parts with hyphens; Finnish has many. */
function pieces(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word];
  let length = word.length - 1;
  while (length > 1 && measure(`${word.slice(0, length)}-`) > width) length -= 1;
  // A syllable of its own on the next line, rather than a letter or two.
  length = Math.max(1, Math.min(length, word.length - LEAST));
  return [`${word.slice(0, length)}-`, ...pieces(word.slice(length), width, measure)];
}

function cut(text: string, width: number, measure: Measure): string {
  let length = text.length;
  while (length > 0 && measure(`${text.slice(0, length).trimEnd()}…`) > width) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
}

/** Widths as the browser draws them; each text is measured once. */
export function measureIn(font: string): Measure {
  const known = new Map<string, number>();
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = font;
  return (text) => {
    const width = known.get(text) ?? context?.measureText(text).width ?? text.length * 7;
    known.set(text, width);
    return width;
  };
}
