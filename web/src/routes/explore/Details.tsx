// What is known of the place that is looked at: where it stands, what comes to it and goes on, the chains through it, and the ways on.
import { Link } from "@tanstack/react-router";
import { useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import type { ExploreSearch } from "./asked";
import { type Chain, kindOf, type Link as Flow } from "./graph";
import { isAtHome } from "./lanes";
import type { Explored } from "./useExplored";

const SHOWN = 8;
const CHAINS = 3;

interface Props {
  at: string | undefined;
  explored: Explored;
  search: ExploreSearch;
  isShut(id: string): boolean;
  open(id: string): void;
  shut(id: string): void;
}

export function Details({ at, explored: { graph, chains, facts, telling, layout, opened }, search, isShut, open, shut }: Props) {
  const { t, word, day, language } = useWords();
  const say = useSay();
  const node = layout.nodes.find(({ id }) => id === at);
  if (!node) {
    return (
      <aside className="details card" aria-label={t("details")}>
        <p className="hint">{t("details-none")}</p>
      </aside>
    );
  }
  const { id, kind } = node;
  const fact = facts.get(id);
  const back = graph.links.filter(({ to }) => to === id);
  const onward = graph.links.filter(({ from }) => from === id);
  const through = chains.filter(({ places }) => places.includes(id));
  const group = node.count !== undefined;
  const line = (flow: Flow, other: string) => (
    <li key={flow.id}>
      <span className="far-name">{telling.name(other)}</span>
      <span className="cell-sub">
        {[telling.link(flow), flow.flow?.basis && word("LegalBasisShort", flow.flow.basis), flow.flow?.mechanism && word("TransferMechanism", flow.flow.mechanism)].filter(Boolean).join(" · ")}
      </span>
      {flow.flow?.agreement && (
        <span className="cell-sub">
          <Link to={routes.agreement} params={placeOf(flow.flow.agreement.id)}>
            {say(flow.flow.agreement.title)}
          </Link>
          {flow.flow.agreement.validUntil && ` (${t("until", { day: day(flow.flow.agreement.validUntil) })})`}{" "}
          {flow.inForce === false && <Badge tone="bad">{t("agreement-not-in-force")}</Badge>}
        </span>
      )}
    </li>
  );
  const list = (title: string, flows: readonly Flow[], end: "from" | "to") =>
    flows.length > 0 && (
      <>
        <h3>{title}</h3>
        <ul className="rows flow-rows" aria-label={title}>
          {flows.slice(0, SHOWN).map((flow) => line(flow, flow[end]))}
        </ul>
        {flows.length > SHOWN && <p className="cell-sub">{t("first-of", { shown: SHOWN, count: flows.length })}</p>}
      </>
    );
  return (
    <aside className="details card" aria-label={t("details")}>
      <p className="kicker">{group ? t(`count-${kind.toLowerCase()}`, { count: node.count ?? 0 }) : telling.kind(kind)}</p>
      <h2 lang={language}>{telling.drawn(node)}</h2>
      {!group && <Where id={id} explored={{ facts, telling }} />}
      {fact?.special && (
        <p>
          <Badge tone="warn">{t("details-special")}</Badge>
        </p>
      )}
      <div className="acts">
        {isShut(id) ? (
          <Button className="small" look="main" onPress={() => open(id)}>
            {t("details-open")}
          </Button>
        ) : (
          <>
            {!opened.has(id) && kind !== "COUNTRY" && (
              <Button className="small" onPress={() => open(id)}>
                {t("details-more")}
              </Button>
            )}
            <Button className="small" onPress={() => shut(id)}>
              {t("details-shut")}
            </Button>
          </>
        )}
      </div>
      {!group && kind !== "HIDDEN" && <WaysOn id={id} search={search} />}
      {!group && list(t("details-from"), back, "from")}
      {!group && list(t("details-to"), onward, "to")}
      {!group && through.length > 0 && kind !== "REGISTER" && (
        <>
          <h3>{t("details-chains", { count: through.length })}</h3>
          <ul className="rows">
            {through.slice(0, CHAINS).map((chain, number) => (
              <li key={number}>
                <ChainSteps chain={chain} name={telling.name} />
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

function ChainSteps({ chain: { places }, name }: { chain: Chain; name(id: string): string }) {
  const { t } = useWords();
  return (
    <ol className="chain" aria-label={t("transfers-chain")}>
      {places.map((id, at) => (
        <li key={at}>{name(id)}</li>
      ))}
    </ol>
  );
}

function Where({ id, explored: { facts, telling } }: { id: string; explored: Pick<Explored, "facts" | "telling"> }) {
  const { t } = useWords();
  const fact = facts.get(id);
  if (!fact) return null;
  const lands = (ids: readonly string[]) => ids.map((country) => `${telling.name(country)} (${telling.countryStanding(country)})`).join(", ");
  const told: readonly (readonly [string, string | undefined])[] = [
    [t("where-hosted"), fact.hosting.length > 0 ? lands(fact.hosting) : undefined],
    [t("where-supported"), fact.support.length > 0 ? lands(fact.support) : undefined],
    [t("where-provider"), fact.provider && [fact.provider.name, fact.provider.country && telling.name(fact.provider.country)].filter(Boolean).join(", ")],
    [t("where-established"), kindOf(id) !== "SERVICE" && fact.established ? lands([fact.established]) : undefined],
    [t("where-parent"), fact.parent && [fact.parent.name, fact.parent.country && lands([fact.parent.country])].filter(Boolean).join(", ")],
    [t("controller"), fact.controller && telling.say(fact.controller.name)],
    [t("where-standing"), fact.standing && telling.standing(fact.standing)],
    [t("where-decision"), fact.adequacy && `${fact.adequacy.reference}${fact.adequacy.part ? ` (${t("adequacy-part")})` : ""}`],
  ];
  return (
    <dl className="small-facts">
      {told.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** To the page of it, and to other questions about it. */
function WaysOn({ id, search: { day } }: { id: string; search: ExploreSearch }) {
  const { t } = useWords();
  const kind = kindOf(id);
  return (
    <ul className="ways-on">
      {kind === "REGISTER" && (
        <li>
          <Link to={routes.register} params={placeOf(id)}>
            {t("way-to-register")}
          </Link>
        </li>
      )}
      {kind === "PROCESSOR" && (
        <li>
          <Link to={routes.processor} params={{ key: keyOf(id) }}>
            {t("way-to-processor")}
          </Link>
        </li>
      )}
      {kind === "SERVICE" && (
        <li>
          <Link to={routes.service} params={{ key: keyOf(id) }}>
            {t("way-to-service")}
          </Link>
        </li>
      )}
      <li>
        <Link to={routes.explore} search={{ ask: "around", from: id, way: isAtHome(id) ? undefined : "BACK", day }}>
          {isAtHome(id) ? t("way-onward-from") : t("way-back-from")}
        </Link>
      </li>
      {(kind === "PROCESSOR" || kind === "SERVICE") && (
        <li>
          <Link to={routes.explore} search={{ ask: "impact", from: id, day }}>
            {t("way-impact-of")}
          </Link>
        </li>
      )}
      <li>
        <Link to={routes.explore} search={{ ask: "paths", from: id, day }}>
          {t("way-paths-from")}
        </Link>
      </li>
    </ul>
  );
}
