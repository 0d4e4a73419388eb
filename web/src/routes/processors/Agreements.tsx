// Which processing agreements are there, when does each end, and where is one missing? Art. 28(3).
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { usePages } from "../../api/pages";
import { useAsk } from "../../api/useAsk";
import { useController } from "../../controller";
import { graphql } from "../../gql";
import type { AgreementListQuery, MissingAgreementsQuery } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";
import { NotAllowed } from "../../shell/NotFound";
import { Badge, type Tone } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Choose } from "../../ui/Choose";
import { useViewer } from "../../viewer";
import { type AgreementSearch, AUTHORISATIONS } from "./asked";
import { NewNoun } from "./edit/NewNoun";
import { type Stage, STAGES, stageOf } from "./ending";
import { Ends } from "./Ends";
import { Facet, ListFrame, NONE_YET } from "./Frame";
import { Line, Years } from "./Line";

const AgreementsDocument = graphql(`
  query AgreementList($filter: ProcessingAgreementFilter!, $after: String) {
    agreements(first: 100, filter: $filter, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        reference
        signedOn
        validUntil
        authorisation
        archivedOn
        processor {
          id
          name
        }
        registers {
          id
        }
      }
    }
  }
`);

const MissingDocument = graphql(`
  query MissingAgreements($controller: ID!) {
    reports(controller: $controller) {
      agreements(first: 100) {
        nodes {
          processor {
            text
          }
          state {
            code
          }
          services {
            text
          }
          registers {
            text
          }
        }
      }
    }
  }
`);

type Row = AgreementListQuery["agreements"]["nodes"][number];
const tones: Record<Stage, Tone> = { ended: "bad", soon: "warn", year: "plain", later: "good", untold: "plain" };

export function Agreements() {
  return useViewer().can("ReadController") ? <List /> : <NotAllowed />;
}

function List() {
  const { t } = useWords();
  const say = useSay();
  const viewer = useViewer();
  const navigate = useNavigate({ from: routes.agreements });
  const search = useSearch({ from: routes.agreements });
  const { q, processor, authorisation, archived } = search;
  const controller = useController(search.controller);
  const today = new Date().toISOString().slice(0, 10);
  const ask = (change: Partial<AgreementSearch>, replace = false) => void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });

  const variables = useMemo(
    () => ({
      filter: {
        ...(controller && { controller }),
        ...(q && { text: q.trim() }),
        ...(processor && { processor: `processor:${processor}` }),
        ...(authorisation && { authorisation }),
        ...(archived && { archived }),
      },
    }),
    [controller, q, processor, authorisation, archived],
  );
  const rows = usePages(AgreementsDocument, variables, ({ agreements: { nodes, totalCount, pageInfo } }) => ({
    rows: nodes as readonly Row[],
    total: totalCount ?? undefined,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  const asksMissing = !q && !authorisation && !processor && controller !== undefined;
  const missing = useAsk(MissingDocument, { controller: controller ?? "" }, { pause: !asksMissing });
  // The list is by when they end, which the server does not sort by: all of a controller's are fetched.
  useEffect(() => rows.load(), [rows.load]);
  const stages = useMemo(() => {
    const byEnd = [...rows.rows].sort((one, other) => (one.validUntil ?? "9999").localeCompare(other.validUntil ?? "9999"));
    return STAGES.map((stage) => ({ stage, agreements: byEnd.filter(({ validUntil }) => stageOf(validUntil, today) === stage) })).filter(({ agreements }) => agreements.length > 0);
  }, [rows.rows, today]);
  return (
    <ListFrame
      section="agreements"
      words={q}
      onSearch={(words) => ask({ q: words }, true)}
      rows={missing.loading && !missing.data ? { ...rows, ...NONE_YET } : rows}
      narrowed={[processor, authorisation, archived].filter(Boolean).length}
      clear={() => void navigate({ search: { controller: search.controller } })}
      aside={<NewNoun section="agreements" open={search.new ?? false} onOpen={(open) => ask({ new: open || undefined })} controller={controller} />}
      facets={
        <>
          {viewer.controllers.length > 1 && (
            <Choose
              label={t("controller")}
              choices={viewer.controllers.map(({ id, name }) => ({ id: keyOf(id), label: say(name) }))}
              chosen={controller && keyOf(controller)}
              onChoose={(key) => ask({ controller: key })}
            />
          )}
          <Facet label={t("agreement-authorisation")} values={AUTHORISATIONS} chosen={authorisation} say={(value) => t(`authorisation-${value}`)} onChoose={(value) => ask({ authorisation: value })} />
          <Facet label={t("facet-archived")} values={["yes"]} chosen={archived && "yes"} say={() => t("with-archived")} onChoose={(value) => ask({ archived: value ? true : undefined })} />
        </>
      }
    >
      <div className="endings">
        {asksMissing && <Missing of={missing.data} />}
        {stages.map(({ stage, agreements }) => (
          <Card key={stage} title={`${t(`stage-${stage}`)} (${agreements.length})`} aside={<Badge tone={tones[stage]}>{t(`stage-${stage}-do`)}</Badge>}>
            <ul className="rows line-rows">
              {agreements.map((agreement) => (
                <li key={agreement.id} className="line-row">
                  <span>
                    <Link to={routes.agreement} params={placeOf(agreement.id)}>
                      <Text of={agreement.title} />
                    </Link>
                    <span className="cell-sub">
                      {agreement.processor?.name}
                      {agreement.authorisation && ` · ${t(`authorisation-${agreement.authorisation}`)}`}
                      {` · ${t("registers-count", { count: agreement.registers.length })}`}
                    </span>
                  </span>
                  <Line signedOn={agreement.signedOn} validUntil={agreement.validUntil} stage={stage} today={today} />
                  <Ends of={agreement} today={today} />
                </li>
              ))}
              <li className="line-row line-foot" aria-hidden="true">
                <span />
                <Years today={today} />
                <span />
              </li>
            </ul>
          </Card>
        ))}
      </div>
    </ListFrame>
  );
}

/** Processing that rests on no agreement. */
function Missing({ of: data }: { of: MissingAgreementsQuery | undefined }) {
  const { t } = useWords();
  const missing = (data?.reports.agreements.nodes ?? []).filter(({ state }) => state.code === "MISSING");
  if (missing.length === 0) return null;
  return (
    <Card title={`${t("stage-missing")} (${missing.length})`} aside={<Badge tone="bad">{t("stage-missing-do")}</Badge>}>
      <ul className="rows">
        {missing.map(({ processor, services, registers }, at) => (
          <li key={`${processor.text}${at}`}>
            <b>{processor.text}</b>
            <span className="cell-sub">
              {[...services, ...registers].map(({ text }) => text).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
