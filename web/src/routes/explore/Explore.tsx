// Where do data go, through whom, and what would it touch? A picture one can walk, and the same as a table. Art. 28, 30(1)(d)–(e), 44–49.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { useNames } from "../../records/names";
import { parseSearch } from "../../search";
import { NotAllowed } from "../../shell/NotFound";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { later } from "../../ui/later";
import { Page } from "../../ui/Page";
import { Empty, Failure, Loading } from "../../ui/states";
import { useAnnounce } from "../../ui/announce";
import { useViewer } from "../../viewer";
import { SavedViews } from "../../views/SavedViews";
import { exploreSearch, type ExploreSearch, narrowedBy, toggled } from "./asked";
import { Asking, Questions } from "./Asking";
import { Day } from "./Day";
import { Files } from "./Files";
import { crosses } from "./lanes";
import { Legend } from "./Legend";
import { Narrowing } from "./Narrowing";
import type { DrawnLink } from "./narrow";
import { Picture } from "./Picture";
import { Summary } from "./Summary";
import { ChainTable } from "./ChainTable";
import { rowsOf } from "./rows";
import { countriesIn, useExplored } from "./useExplored";

const Dependencies = later(() => import("./Dependencies").then((made) => made.Dependencies));
const Details = later(() => import("./Details").then((made) => made.Details));
const ImpactSummary = later(() => import("./Impact").then((made) => made.ImpactSummary));

export function Explore() {
  return useViewer().can("ReadRegister") ? <Explorer /> : <NotAllowed />;
}

/** Chains that are fetched at once; more when asked for. */
const AT_FIRST = 300;
const EVERYTHING = Number.POSITIVE_INFINITY;
const ZOOMS = [0.2, 0.3, 0.45, 0.6, 0.75, 0.85, 0.92, 1, 1.25] as const;
/** Letters smaller than this are not read with ease: a wider picture scrolls. */
const SMALLEST_AT_FIRST = 0.85;

function Explorer() {
  const { t, number, word } = useWords();
  const announce = useAnnounce();
  const viewer = useViewer();
  const navigate = useNavigate({ from: routes.explore });
  const search = useSearch({ from: routes.explore });
  const { ask = "third" } = search;
  const [most, setMost] = useState(AT_FIRST);
  const [chosenZoom, setZoom] = useState<number>();
  const [room, setRoom] = useState(1_000);
  const [narrowing, setNarrowing] = useState(narrowedBy(search) > 0);
  const [at, setAt] = useState(search.at);
  const explored = useExplored(search, most, search.controller ? 1 : viewer.controllers.length);
  const { answer, chains, graph, layout, facts, telling, opened, shut, fetched, loading, trouble } = explored;

  const change = useCallback(
    (what: Partial<ExploreSearch>, replace = false) => void navigate({ search: (before) => ({ ...before, ...what }), replace, resetScroll: false }),
    [navigate],
  );
  useEffect(() => setMost(AT_FIRST), [ask, search.from, search.to, search.controller]);
  useEffect(() => setAt(search.at), [search.at]);
  useEffect(() => {
    // What is looked at stands in the address too, once one rests there.
    if (at === search.at) return;
    const timer = setTimeout(() => change({ at }, true), 500);
    return () => clearTimeout(timer);
  }, [at, search.at, change]);

  const called = (id: string) => {
    const node = layout.nodes.find((one) => one.id === id);
    return node ? telling.drawn(node) : telling.name(id);
  };
  const open = useCallback(
    (id: string) => {
      if (shut.has(id)) change({ shut: toggled(search.shut, id, false) });
      else if (!opened.has(id)) change({ open: toggled(search.open, id, true) });
      announce(t("explore-opened", { name: called(id) }));
    },
    [shut, opened, search.shut, search.open, change, layout],
  );
  const close = useCallback(
    (id: string) => {
      const group = groupAround(id, opened, facts);
      if (opened.has(id)) change({ open: toggled(search.open, id, false) });
      else if (group) {
        change({ open: toggled(search.open, group, false), at: group });
        setAt(group);
      } else change({ shut: toggled(search.shut, id, true) });
      announce(t("explore-shut", { name: called(id) }));
    },
    [opened, facts, search.open, search.shut, change, layout],
  );
  const isOut = useCallback((link: DrawnLink) => link.links.some((one) => crosses(one, facts)), [facts]);
  const isShut = useCallback((id: string) => shut.has(id) || id.startsWith("group:"), [shut]);
  const rows = useMemo(() => rowsOf(chains, graph, telling, { t, word }), [chains, graph, telling, t, word]);

  const waits = (ask === "around" && !search.from) || (ask === "paths" && !(search.from && search.to)) || (ask === "impact" && !search.from);
  const shown = layout.nodes.length > 0;
  // What is said first comes first: later it would push away the picture one has begun to read.
  const [sum, setSum] = useState(false);
  const summed = useCallback(() => setSum(true), []);
  const begins = sum || (ask !== "third" && ask !== "impact");
  const names = useNames(
    useMemo(() => [search.from, search.to, search.country && `country:${search.country}`].filter((id) => id !== undefined), [search.from, search.to, search.country]),
  );
  const fitting = ZOOMS.findLast((one) => one <= 1 && layout.width * one <= room) ?? 0;
  const zoom = chosenZoom ?? Math.max(SMALLEST_AT_FIRST, fitting);
  const size = ZOOMS.findIndex((one) => one === zoom);
  return (
    <Page title={t("explore-title")} lead={t(`ask-${ask}-lead`)} aside={
        <div className="acts">
          <SavedViews screen="explore" none={t("views-none")} open={(view) => void navigate({ search: exploreSearch(parseSearch(view)) })} />
        </div>
      }>
      <Questions search={search} />
      <Asking search={search} nameOf={(id) => (id ? (names.get(id) ?? id) : undefined)} change={change} />
      {ask === "depend" ? (
        <Dependencies controller={search.controller} day={search.day} />
      ) : waits ? (
        <Empty title={t(`ask-${ask}-waits`)}>
          <p>{t("ask-waits-help")}</p>
        </Empty>
      ) : (
        <>
          <div className="explore-bar">
            <Day day={search.day} change={(day) => change({ day })} />
            <Button aria-expanded={narrowing} onPress={() => setNarrowing(!narrowing)}>
              <Icon name="filter" /> {t("filters")} {narrowedBy(search) > 0 && <span className="count-of">{number(narrowedBy(search))}</span>}
            </Button>
          </div>
          {narrowing && <Narrowing search={search} facts={facts} names={names} countries={countriesIn(graph, facts)} change={change} />}
          {ask === "third" && <Summary search={search} change={change} told={summed} />}
          {ask === "impact" && search.from && <ImpactSummary of={search.from} day={search.day} told={summed} />}
          {begins && (
            <section className="explored" aria-label={t(`ask-${ask}`)} aria-busy={loading}>
              <div className="explore-tools">
                <p className="count-line" role="status">
                  {fetched !== undefined
                    ? t("explore-fetching", { count: number(fetched), total: number(answer.total ?? fetched) })
                    : loading
                      ? t("loading")
                      : t("explore-count", { places: number(graph.places.length), links: number(graph.links.length) })}
                  {!loading && answer.cut && ` ${t("explore-cut")}`}
                </p>
                {answer.more && !loading && (
                  <Button className="small" onPress={() => setMost(EVERYTHING)}>
                    {t("explore-all-of", { count: number(answer.total ?? 0) })}
                  </Button>
                )}
                <div className="tool-group" role="group" aria-label={t("explore-view")}>
                  <Button className="small" aria-pressed={!search.table} onPress={() => change({ table: undefined })}>
                    {t("view-picture")}
                  </Button>
                  <Button className="small" aria-pressed={search.table ?? false} onPress={() => change({ table: true })}>
                    {t("view-table")}
                  </Button>
                </div>
                {!search.table && shown && (
                  <div className="tool-group" role="group" aria-label={t("explore-zoom")}>
                    <Button className="small" aria-label={t("zoom-out")} isDisabled={size <= 0} onPress={() => setZoom(ZOOMS[size - 1] ?? zoom)}>
                      −
                    </Button>
                    <output className="zoom-said">{t("percent", { percent: Math.round(zoom * 100) })}</output>
                    <Button className="small" aria-label={t("zoom-in")} isDisabled={size >= ZOOMS.length - 1} onPress={() => setZoom(ZOOMS[size + 1] ?? zoom)}>
                      +
                    </Button>
                  </div>
                )}
                {shown && <Files layout={layout} telling={telling} isOut={isOut} rows={rows} title={t(`ask-${ask}`)} />}
              </div>
              {trouble && <Failure trouble={trouble} again={explored.again} />}
              {loading && !shown && !trouble && <Loading lines={10} />}
              {!loading && !trouble && !shown && (
                <Empty title={narrowedBy(search) > 0 ? t("explore-none-narrowed") : t(`ask-${ask}-none`)}>
                  {narrowedBy(search) > 0 && <p>{t("registers-none-found-help")}</p>}
                </Empty>
              )}
              {shown && search.table && <ChainTable rows={rows} ofChains={ask !== "all"} />}
              {shown && !search.table && (
                <div className={`picture-and-details ${loading ? "fading" : ""}`}>
                  <div className="picture-side" ref={(side) => {
                      if (side) setRoom(side.clientWidth);
                    }}>
                    <p id="picture-keys" className="hint">
                      {t("picture-keys")}
                    </p>
                    <Picture layout={layout} facts={facts} telling={telling} zoom={zoom} at={at} isShut={isShut} isOut={isOut} onAt={setAt} open={open} shut={close} />
                    <Legend whole={search.whole ?? false} change={change} />
                  </div>
                  <Details at={at} explored={explored} search={search} isShut={isShut} open={open} shut={close} />
                </div>
              )}
            </section>
          )}
        </>
      )}
    </Page>
  );
}

/** The opened group a place came out of. */
function groupAround(id: string, opened: ReadonlySet<string>, facts: ReturnType<typeof useExplored>["facts"]): string | undefined {
  const fact = facts.get(id);
  return [...opened].find((group) => group.startsWith("group:") && [fact?.controller?.id, fact?.department?.id, fact?.established, fact?.hosting[0]].some((by) => by && group.endsWith(`:${by}`)));
}
