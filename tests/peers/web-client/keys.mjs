// The hands of somebody who has no mouse. One goes from where one stands to what one wants, by F6 from area to area of the screen where it
// is far, by Tab, and by the arrow keys of what one is in, and presses the key that fits it. Nothing is focused by script: what the keys
// do not reach is not reached, and where the focus is lost on the way (it falls to nowhere, it stays behind a dialog) the walk ends and
// says where it stood.

/** Somebody who is not there after so many turns does not get there. */
const TURNS = 60;
/** So many keys are too many between two things that follow each other in somebody's day. */
export const FAR = Number(process.env.FAR ?? 40);
/** From so many on one looks for a shorter way than Tab. */
const HOP = 8;
/** How long what moves the focus by itself may take: a dialog that opens or closes, a row that comes. A bound, not a pause. */
const PATIENCE = 10_000;

/** Goes there and presses Enter, or Space where that is the key. */
export async function press(target, patience = PATIENCE * 3) {
  const key = await reach(target, patience);
  await target.page().keyboard.press(key);
}

/** Goes to a field and writes over what is in it. */
export async function write(target, text) {
  await reach(target);
  const { keyboard } = target.page();
  await keyboard.press("Control+A");
  if (text === "") await keyboard.press("Delete");
  else await keyboard.type(text);
}

/** Writes into a field that finds, waits for what it is to find, and takes it. */
export async function find(box, words, option) {
  await write(box, words);
  // A list closes when the page is moved under it, as it may be by what has just come: the arrow opens it again.
  let shut;
  for (let turn = 0; turn < 4; turn += 1) {
    shut = await press(option, PATIENCE / 2).then(() => undefined, (error) => error);
    if (!shut) return;
    await box.page().keyboard.press("ArrowDown");
  }
  throw shut;
}

/** Every way that was gone: from where, to what, and by how many keys. */
export const ways = [];

/** Goes there; gives the key that what is there takes. */
export async function reach(target, patience = PATIENCE * 3) {
  const page = target.page();
  const shut = new Set();
  let at = "nowhere";
  let presses = 0;
  let from;
  const hops = { ended: process.env.HOPS === "0", before: undefined };
  for (let turn = 0; turn < TURNS; turn += 1) {
    await target.waitFor({ timeout: patience });
    const way = await target.evaluate(nextKeys, { patience: PATIENCE, shut: [...shut] }).catch(afresh);
    at = way.at ?? at;
    from ??= way.at;
    if (way.there) {
      ways.push({ from, to: String(target), presses });
      if (presses > FAR) throw new Error(`it is ${presses} keys from ${from} to ${target}`);
      return way.there;
    }
    if (way.trouble) throw new Error(`by keyboard one does not reach ${target}: ${way.trouble}; stood at ${at}`);
    if (!way.key) continue;
    const hop = hopOf(way, hops);
    if (hop) {
      presses += 1;
      await page.keyboard.press(hop);
      continue;
    }
    // In a list that opens one types what is looked for.
    if (!way.typed) presses += way.times;
    const moved = await go(page, way);
    // What keeps the arrows for itself, or has none, is left and entered by Tab; what keeps Tab holds one fast.
    if (!moved && shut.has(way.key)) throw new Error(`by keyboard one does not reach ${target}: ${way.key} leads no further than ${at}`);
    if (!moved) shut.add(way.key);
    else shut.delete(way.key);
  }
  throw new Error(`by keyboard one does not reach ${target}, stood at ${at} after ${TURNS} turns`);
}

/** The key that leads an area further on, as long as one comes nearer by it; one that led past and too far is taken back. */
function hopOf({ key, times, far }, hops) {
  if (hops.ended || !far) return undefined;
  const before = hops.before;
  const [ahead, back] = key === "Tab" ? ["F6", "Shift+F6"] : ["Shift+F6", "F6"];
  // An area in which nothing takes a key brings one no nearer, and the next may.
  const idle = before?.times === times ? before.idle + 1 : 0;
  if (before && (before.key !== key || times > before.times || idle > 2)) {
    hops.ended = true;
    return times > before.times ? before.back : undefined;
  }
  if (times <= HOP) return undefined;
  hops.before = { key, times, back, idle };
  return ahead;
}

/** Presses a key so many times; says whether it moved the focus. */
async function go(page, { key, times }) {
  const byArrow = key.startsWith("Arrow");
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key);
    // What an arrow leads to may have to be drawn first; by Tab the browser itself goes.
    if (byArrow && !(await page.evaluate(hasMoved, 1_000))) return false;
  }
  return byArrow || page.evaluate(hasMoved, 0);
}

/** The page has been left meanwhile: one looks again at the next. */
function afresh(error) {
  if (/context was destroyed|frame was detached|navigat/i.test(error.message)) return {};
  throw error;
}

/** Runs in the page: whether the focus is elsewhere than it was, within so many milliseconds. */
async function hasMoved(patience) {
  const current = () => document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "") ?? document.activeElement;
  const until = performance.now() + patience;
  while (current() === window.stoodAt && performance.now() < until) await new Promise((done) => setTimeout(done, 10));
  const moved = current() !== window.stoodAt;
  window.stoodAt = current();
  return moved;
}

/** Runs in the page: by which key, and how often, one comes nearer. Waits where the page itself is about to move the focus. */
async function nextKeys(target, { patience, shut }) {
  const DIALOG = "[role=dialog], [role=alertdialog]";
  const GRIDS = "[role=grid], [role=treegrid], table[aria-rowcount]";
  /** In these one goes by arrows, and Tab leads past what is in them. */
  const ARROWS = "[role=listbox], [role=menu], [role=radiogroup], [role=tablist], [role=toolbar]";
  const ITEMS = "[role=option], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=radio], [role=tab], input[type=radio], button";
  const STOPS = "a[href], button, input, select, textarea, summary, iframe, [contenteditable=true], [tabindex]";
  const active = () => document.activeElement ?? document.body;
  const current = () => document.getElementById(active().getAttribute("aria-activedescendant") ?? "") ?? active();
  const isStop = (element) => element.tabIndex >= 0 && !element.matches(":disabled, [type=hidden]") && !element.closest("[inert]") && element.checkVisibility({ visibilityProperty: true });
  const name = (element) => `${element.getAttribute("role") ?? element.localName} "${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 60)}"`;
  const follows = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const control = target.matches(`${STOPS}, ${ITEMS}`) ? target : (target.closest("label")?.control ?? target.closest(`a[href], summary, ${ITEMS}`));
  const at = () => name(current());
  if (!control) return { trouble: "nothing there takes a key", at: at() };

  /** What has to be over before a key helps; nothing, when one can go on. */
  const waitsFor = () => {
    const here = active();
    if (current() === control) return undefined;
    if (control.matches(":disabled, [aria-disabled=true]")) return "it is not to be pressed";
    if (here === document.body && window.hadFocus) return "the focus is lost";
    if (listOf(control)) return undefined;
    const [mine, its] = [here.closest(DIALOG), control.closest(DIALOG)];
    if (its && !its.contains(here)) return "the focus does not come into the dialog";
    if (mine && !mine.contains(control)) return "a dialog stands before it";
    return undefined;
  };
  /** The list that belongs to the field one is in. */
  const listOf = (option) => {
    const list = option.closest("[role=listbox]");
    return list && (list.contains(active()) || list.id === active().getAttribute("aria-controls")) ? list : undefined;
  };
  const until = performance.now() + patience;
  for (let why = waitsFor(); why; why = waitsFor()) {
    if (!control.isConnected) return {};
    if (performance.now() > until) return { trouble: why, at: at() };
    await new Promise((done) => setTimeout(done, 20));
  }
  if (active() !== document.body) window.hadFocus = true;
  window.stoodAt = current();
  if (current() === control) return { there: control.matches("input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch], [aria-pressed]") ? "Space" : "Enter", at: at() };

  // What is being drawn may stand in no order yet.
  let way = plan();
  while (way.trouble && performance.now() < until) {
    await new Promise((done) => setTimeout(done, 20));
    if (!control.isConnected) return {};
    way = plan();
  }
  return way;

  function plan() {
    const arrows = (forward, times, across) => ({ key: across ? (forward ? "ArrowRight" : "ArrowLeft") : forward ? "ArrowDown" : "ArrowUp", times, at: at() });
    const box = listOf(control) ?? control.closest(ARROWS);
    if (box && (box.contains(active()) || listOf(control))) {
      const items = [...box.querySelectorAll(ITEMS)].filter((item) => item.checkVisibility() && !item.matches(":disabled, [aria-disabled=true]"));
      const [from, to] = [items.indexOf(current()), items.indexOf(control)];
      const across = box.getAttribute("aria-orientation") === "horizontal" || (box.matches("[role=toolbar], [role=tablist]") && box.getAttribute("aria-orientation") !== "vertical");
      const way = { ...arrows(from < to, from < 0 ? 1 : Math.abs(to - from), across), typed: control.role === "option" };
      if (!shut.includes(way.key)) return way;
    }
    // A list of very many: of its rows only one is in the order of Tab, and the arrows lead to the others.
    const ROW = "[role=row], [aria-rowindex]";
    const inBody = (stop) => !stop.closest(ROW)?.querySelector("[role=columnheader], th[scope=col]");
    const row = control.closest(ROW);
    const grid = row?.closest(GRIDS);
    if (grid && !isStop(control)) {
      const mine = active().closest(ROW);
      const place = (one) => Number(one.getAttribute("aria-rowindex") ?? [...grid.querySelectorAll(ROW)].indexOf(one));
      if (mine?.closest(GRIDS) === grid && inBody(mine)) return arrows(place(mine) < place(row), Math.abs(place(row) - place(mine)), false);
    }

    const [scope, seen] = [active().closest(DIALOG) ?? document, new Set()];
    const stops = [...scope.querySelectorAll(STOPS)].filter((stop) => {
      if (!isStop(stop)) return false;
      // One stop in each of what arrows lead through.
      const of = stop.closest("[role=radiogroup], [role=toolbar]");
      if (!of) return true;
      if (seen.has(of) && !of.contains(active())) return false;
      seen.add(of);
      return !of.contains(active()) || stop === active();
    });
    const entries = grid ? stops.filter((stop) => grid.contains(stop) && inBody(stop)) : box ? stops.filter((stop) => box.contains(stop)) : [];
    const goal = stops.includes(control) ? control : entries[0];
    if (!goal) return { trouble: "it is in no order of Tab", at: at() };
    const [here, there] = [stops.indexOf(active()), stops.indexOf(goal)];
    const before = stops.filter((stop) => follows(stop, active())).length;
    const onBody = active() === document.body;
    const [ahead, back] = here >= 0 ? [there - here, here - there] : onBody ? [there + 1, 0] : [there - before + 1, before - there];
    const far = scope === document;
    return ahead > 0 ? { key: "Tab", times: ahead, at: at(), far } : { key: "Shift+Tab", times: Math.max(1, back), at: at(), far };
  }
}
