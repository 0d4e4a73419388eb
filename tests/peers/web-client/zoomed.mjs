// As on a desk at 400 %: a window of 320 by 256. Nothing is wider than it, nothing that stays in place takes more than half of its height,
// and what has the focus is in sight (WCAG 2.2, 1.4.10 and 2.4.11).
import { tooWide } from "../public-pages.mjs";

export const zoomed = { width: 320, height: 256 };
const STOPS = 15;

/** Goes by Tab through the first stops of a page, and tells what is wrong on the way. */
export async function lookZoomed(page) {
  const problems = [await page.evaluate(tooWide)];
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    // A list that loads on where it ends moves the foot of the page away from whoever comes there.
    if (await page.evaluate(() => document.activeElement?.closest("footer") !== null)) break;
    problems.push(await inTheEnd(page, hidden), await inTheEnd(page, stuck));
  }
  return [...new Set(problems)];
}

/** What is wrong once everything that follows the focus has moved: how long that takes is the machine's affair, so it is asked until it is well. */
async function inTheEnd(page, problem) {
  const well = await page.waitForFunction(`(${problem})() === ""`, undefined, { timeout: 3000 }).catch(() => undefined);
  return well ? "" : page.evaluate(problem);
}

/** Runs in the page: says what has the focus and cannot be seen. */
function hidden() {
  let element = document.activeElement;
  if (!element || element === document.body) return "";
  const name = element.getAttribute("aria-label") || element.textContent?.trim().slice(0, 40) || element.tagName;
  // A tick or a thumb is drawn by what stands around the control itself.
  while (element.parentElement && (element.getBoundingClientRect().width < 3 || getComputedStyle(element).opacity === "0")) element = element.parentElement;
  // Something that scrolls may cut off part of it, so it is looked for in five places from its top to its foot.
  const parts = [0.5, 0.05, 0.25, 0.75, 0.95];
  const seen = [...element.getClientRects()].some(({ left, right, top, bottom }) => parts.some((part) => {
    const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, Math.max(top, 0) + (Math.min(bottom, innerHeight) - Math.max(top, 0)) * part];
    const there = document.elementFromPoint(x, y);
    // What one has opened over it oneself, Escape takes away again (2.4.11, note 2).
    return there !== null && (element.contains(there) || there.closest("label")?.contains(element) || there.closest(".popover") !== null);
  }));
  return seen ? "" : `what has the focus cannot be seen: ${name}`;
}

/** Runs in the page: says what stays in place over more than half of the window. A dialog is what one looks at, and may. */
function stuck() {
  for (const element of document.querySelectorAll("body *")) {
    const { position } = getComputedStyle(element);
    if ((position !== "fixed" && position !== "sticky") || element.closest("[role=dialog]") || element.querySelector("[role=dialog]")) continue;
    // What lies behind an open popover and takes the press beside it draws nothing.
    if (element.dataset.testid === "underlay") continue;
    const { top, bottom, width } = element.getBoundingClientRect();
    const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
    const stays = position === "fixed" || Math.abs(top) < 2 || Math.abs(bottom - innerHeight) < 2;
    if (stays && width > innerWidth / 2 && height > innerHeight / 2) return `.${element.className} stays over ${Math.round(height)} px of ${innerHeight}`;
  }
  return "";
}
