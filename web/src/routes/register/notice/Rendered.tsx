// The notice as the public will read it, from the server's own document, beside the page and untouched by its styles.
//
// A frame would inherit the page's policy, which lets no style through that lacks its nonce; a shadow root takes the same style sheet
// as an object. The document has no scripts, and none would run here.
import { useLayoutEffect, useRef } from "react";
import { asOwnPage } from "./ownPage";

const LEVELS = 5;
const STYLE = /<style>([\s\S]*?)<\/style>/;

interface Props {
  html: string;
  label: string;
  /** Of which layout and language it is: what differs from another of these is no change. */
  kind: string;
}

export function Rendered({ html, label, kind }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const before = useRef<{ kind: string; told: ReadonlySet<string> }>(undefined);
  useLayoutEffect(() => {
    const place = host.current;
    if (!place) return;
    const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
    // Taken out first: the policy would refuse it even in a document that is never shown.
    const made = new DOMParser().parseFromString(html.replace(STYLE, ""), "text/html");
    root.adoptedStyleSheets = [sheetOf(STYLE.exec(html)?.[1] ?? "")];
    const article = made.querySelector("article") ?? made.body;
    lower(article);
    for (const link of article.querySelectorAll("a[href]")) {
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noreferrer");
    }
    const page = document.createElement("div");
    page.lang = made.documentElement.lang;
    page.className = "own-page";
    page.append(document.adoptNode(article));
    root.replaceChildren(page);
    const told = piecesIn(page);
    if (before.current?.kind === kind) show(told.filter((piece) => !before.current?.told.has(textOf(piece))));
    before.current = { kind, told: new Set(told.map(textOf)) };
  }, [html, kind]);
  return <div className="rendered" ref={host} role="document" aria-label={label} />;
}

const textOf = (piece: Element) => piece.textContent?.trim() ?? "";

/** The smallest blocks of text. */
function piecesIn(page: Element): Element[] {
  return [...page.querySelectorAll("p, li, td, dd, dt, h2, h3, h4, h5, h6")].filter((piece) => !piece.querySelector("p, li, td, dd"));
}

/** What has just changed is marked, and the first of it brought into sight: the place one writes of is seldom the top. */
function show(changed: readonly Element[]) {
  for (const piece of changed) piece.classList.add("just-changed");
  const [first] = changed;
  const pane = first && (first.getRootNode() as ShadowRoot).host.closest(".pane");
  if (!pane) return;
  const [own, its] = [pane.getBoundingClientRect(), first.getBoundingClientRect()];
  if (its.top < own.top || its.bottom > own.bottom) pane.scrollTop += its.top - own.top - own.height / 3;
}

/** Every notice comes with the same styles: they are read once. */
const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(css: string): CSSStyleSheet {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) sheet.replaceSync(asOwnPage(css));
  sheets.set(css, sheet);
  return sheet;
}

/** It stands one level below the heading of the page, and looks as it did. */
function lower(article: Element) {
  for (let level = LEVELS; level >= 1; level -= 1) {
    for (const heading of article.querySelectorAll(`h${level}`)) {
      const lowered = document.createElement(`h${level + 1}`);
      for (const { name, value } of heading.attributes) lowered.setAttribute(name, value);
      lowered.classList.add(`h${level}`);
      lowered.append(...heading.childNodes);
      heading.replaceWith(lowered);
    }
  }
}
