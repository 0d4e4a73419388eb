// What stands beside what, whichever way data move between them. Pure.
interface Ends {
  readonly from: string;
  readonly to: string;
}

export function neighbours(links: readonly Ends[]): Map<string, string[]> {
  const around = new Map<string, string[]>();
  const join = (one: string, other: string) => {
    const known = around.get(one);
    if (known) known.push(other);
    else around.set(one, [other]);
  };
  for (const { from, to } of links) {
    join(from, to);
    join(to, from);
  }
  return around;
}
