// What does one register say, part by part, what is missing in it, and is it still true? Art. 30(1).
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { FindingPart, RegisterPageQuery } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { withWords } from "../../i18n/sources";
import { keyOf, outside, routes } from "../../paths";
import { useNews } from "../../live/news";
import { RegisterNews } from "../../live/RegisterNews";
import { NotFound } from "../../shell/NotFound";
import { AREA } from "../../ui/areas";
import { Badge } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import { Meter } from "../../ui/Meter";
import { Page } from "../../ui/Page";
import { Together, useShown } from "../../ui/Together";
import { Unready } from "../../ui/Unready";
import { later } from "../../ui/later";
import { PARTS } from "../../records/parts";
import { CLOSED, type RegisterPageSearch } from "./asked";
import { ArchiveRegister } from "./ArchiveRegister";
import { ConfirmWhole } from "./Confirm";
import { WRITABLE } from "./edit/registerShape";
import { DataGroups } from "./DataGroups";
import { Drafts } from "./Drafts";
import { Recipients, Sources, Transfers } from "./Flows";
import { Identity, Who } from "./Identity";
import { NoticePart, Review } from "./Notice";
import { Assessments, Automated, PublicityPart, Security } from "./Others";
import { editor, PartCard } from "./PartCard";
import { Purposes } from "./Purposes";
import { Retention } from "./Retention";
import { Beside } from "./notice/Beside";
import { KnowsChanges } from "./work/LastChanged";
import { Talks } from "./work/Talk";
import { WorkBar } from "./work/WorkBar";
import { idOf, placeOf } from "../../records/place";

const StillTrueWalk = later(() => withWords(import("./walk/StillTrueWalk"), "write").then((made) => made.StillTrueWalk));
const History = later(() => import("./work/History").then((made) => made.History), 8);
const Past = later(() => import("./work/Past").then((made) => made.Past));

const RegisterPageDocument = graphql(`
  query RegisterPage($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        version
        name
        description
        number
        slug
        archivedOn
        illustrative
        lifeCycle
        controller {
          id
          name
        }
        department {
          id
          name
        }
        noticeInForce {
          id
          publishedAt
        }
        viewerCan {
          edit
          archive
          confirm
          comment
          readHistory
          publish
        }
        completeness {
          part
          percent
        }
        ...ConfirmableRegister
        ...PartFindings
        ...IdentityPart
        ...WhoPart
        ...PurposesPart
        ...DataGroupsPart
        ...SourcesPart
        ...RecipientsPart
        ...TransfersPart
        ...RetentionPart
        ...SecurityPart
        ...AutomatedPart
        ...PublicityPart
        ...AssessmentsPart
        ...ReviewPart
        ...NoticePart
      }
    }
  }
`);

const ON_RIGHTS = ["rights"] as const;

export type RegisterNode = Extract<NonNullable<RegisterPageQuery["node"]>, { __typename: "Register" }>;

export function RegisterPage() {
  const { t } = useWords();
  const place = useParams({ from: routes.register });
  const { edit } = useSearch({ from: routes.register });
  const id = idOf(place);
  const asked = useAsk(RegisterPageDocument, { id });
  // The editor is on its way beside what is written in it. What does not come is asked for again by what shows it, and told there.
  useEffect(() => {
    if (edit) editor().catch(() => undefined);
  }, [edit]);
  // What others change is told and waits; only a change of one's own rights, or a lost line, makes the page new by itself.
  useNews(ON_RIGHTS, asked.again);
  if (!asked.data) return <Unready title={t("kind-register")} of={asked} lines={24} />;
  const { node } = asked.data;
  if (node?.__typename !== "Register") return <NotFound />;
  return (
    <Together key={node.id} wanted instead={<Unready title={t("kind-register")} of={asked} lines={24} />}>
      <RegisterNews register={node.id} controller={`controller:${place.controller}`} version={node.version} show={asked.again}>
        <Talks register={node.id} may={node.viewerCan.comment && !node.archivedOn}>
          <KnowsChanges register={node.id}>
            <Whole register={node} />
          </KnowsChanges>
        </Talks>
      </RegisterNews>
    </Together>
  );
}

const bodies: Record<FindingPart, (props: { of: RegisterNode }) => React.ReactNode> = {
  IDENTITY: Identity,
  WHO: Who,
  PURPOSES: Purposes,
  DATA_GROUPS: DataGroups,
  SOURCES: Sources,
  RECIPIENTS: Recipients,
  TRANSFERS: Transfers,
  RETENTION: Retention,
  SECURITY: Security,
  AUTOMATED_DECISIONS: Automated,
  PUBLICITY: PublicityPart,
  ASSESSMENTS: Assessments,
  REVIEW: Review,
  NOTICE: NoticePart,
};

function Whole({ register }: { register: RegisterNode }) {
  const { t, word, day, language } = useWords();
  const say = useSay();
  const navigate = useNavigate({ from: routes.register });
  const search = useSearch({ from: routes.register });
  const { history, day: gone, other } = search;
  const go = (change: RegisterPageSearch) => void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false });
  const shown = useShown();
  useEffect(() => {
    // The part that one came for is there only now.
    if (shown && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [shown]);
  const { controller, department } = register;
  const place = placeOf(register.id);
  const mayEdit = register.viewerCan.edit && !register.archivedOn;
  const mayConfirm = register.viewerCan.confirm && !register.archivedOn;
  const walking = !gone && mayConfirm && search.walk;
  const percents = new Map(register.completeness.map(({ part, percent }) => [part, percent]));
  return (
    <Page
      title={say(register.name)}
      heading={<Text of={register.name} />}
      kicker={
        <>
          {controller && (
            <Link to={routes.registers} search={{ controller: keyOf(controller.id) }}>
              <Text of={controller.name} />
            </Link>
          )}
          {controller && department && (
            <>
              {" › "}
              <Link to={routes.registers} search={{ controller: keyOf(controller.id), department: keyOf(department.id) }}>
                <Text of={department.name} />
              </Link>
            </>
          )}
        </>
      }
      lead={<Text of={register.description} none={null} />}
      aside={
        <div className="acts">
          {register.noticeInForce && controller && (
            <ButtonLink look="quiet" href={outside.notice(language, keyOf(controller.id), register.slug)}>
              {t("see-notice")}
            </ButtonLink>
          )}
          {register.viewerCan.edit && (
            <Link className="button quiet" to={routes.newRegister} search={{ controller: place.controller, copy: register.id }}>
              {t("new-copy")}
            </Link>
          )}
          {register.viewerCan.readHistory && (
            <Button
              aria-expanded={history ?? false}
              onPress={() => void navigate({ search: (before) => ({ ...before, history: history ? undefined : true }), replace: true, resetScroll: false })}
            >
              {history ? t("history-close") : t("history-open")}
            </Button>
          )}
        </div>
      }
    >
      <p className="status">
        <span>{t("register-number", { number: register.number })}</span>
        {register.archivedOn ? <Badge tone="warn">{t("archived-on", { day: day(register.archivedOn) })}</Badge> : <Badge>{word("LifeCycle", register.lifeCycle)}</Badge>}
        {register.noticeInForce ? (
          <Badge tone="good">{t("published-on", { day: day(register.noticeInForce.publishedAt) })}</Badge>
        ) : (
          <Badge>{t("unpublished")}</Badge>
        )}
        {register.illustrative && <Badge>{t("illustrative")}</Badge>}
      </p>
      <WorkBar id={register.id} />
      {history && <History id={register.id} />}
      {gone && <Past id={register.id} at={gone} to={other} />}
      {!gone && <Drafts register={register.id} search={search} go={go} />}
      {!gone && mayConfirm && !search.walk && <ConfirmWhole of={register} walk={() => go({ ...CLOSED, walk: true })} />}
      {walking && (
        <StillTrueWalk
          of={register}
          body={(part) => {
            const Body = bodies[part];
            return <Body of={register} />;
          }}
          mayEdit={mayEdit}
          mend={(part) => go({ ...CLOSED, walk: undefined, edit: WRITABLE.includes(part) ? part : undefined })}
          close={() => go({ walk: undefined })}
        />
      )}
      {!gone && !walking && (
        <Beside register={register.id} may={register.viewerCan.edit || register.viewerCan.publish}>
          <nav className="part-toc" aria-label={t("parts")}>
            <ol>
              {PARTS.map((part) => (
                <li key={part}>
                  <a href={`#${part.toLowerCase()}`}>{word("Part", part)}</a>
                  <Meter percent={percents.get(part) ?? 100} label={t("column-completeness")} />
                </li>
              ))}
            </ol>
          </nav>
          <div className="parts" role="group" aria-label={t("parts")} {...AREA}>
            {PARTS.map((part) => {
              const Body = bodies[part];
              return (
                <PartCard
                  key={part}
                  part={part}
                  of={register}
                  percent={percents.get(part)}
                  mayConfirm={mayConfirm}
                  mayEdit={mayEdit}
                  search={search}
                  go={go}
                >
                  <Body of={register} />
                </PartCard>
              );
            })}
            <div className="acts page-end">
              {register.viewerCan.archive && !register.archivedOn && <ArchiveRegister id={register.id} version={register.version} name={say(register.name)} />}
            </div>
          </div>
        </Beside>
      )}
    </Page>
  );
}
