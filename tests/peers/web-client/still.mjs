// Does a screen stay where it was painted while the rest of it comes? What moves under the eyes is read twice, and pressed by mistake.

/** How much of the window may move, and how far: the sum that browsers make of it. Above this they call it poor. */
const MOST = 0.1;

/** Notes from the beginning on what moves by itself, and not by a key or a press a moment before. */
export const watchMoves = (page) =>
  page.addInitScript(() => {
    window.moved = [];
    const called = ({ node }) => (node?.nodeType === Node.ELEMENT_NODE ? `<${node.localName} class="${node.getAttribute("class") ?? ""}">` : "text");
    const note = (list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) if (!hadRecentInput) window.moved.push({ value, what: sources.map(called) });
    };
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
  });

/** What moved too much so far, in words. */
export async function moves(page) {
  const moved = await page.evaluate(
    () =>
      // What was painted last is told with the picture after it.
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(window.moved))))),
  );
  const sum = moved.reduce((all, { value }) => all + value, 0);
  if (sum < MOST) return [];
  const [worst] = [...moved].sort((one, other) => other.value - one.value);
  return [`it moves while it comes, by ${sum.toFixed(2)}; most of it ${worst.what.join(", ")}`];
}
