// What does one register say, part by part, what is missing in it, and is it still true? Art. 30(1).
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { FindingPart, RegisterPageQuery } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, outside, routes } from "../../paths";
import { NotFound } from "../../shell/NotFound";
import { Badge } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import { Meter } from "../../ui/Meter";
import { Page } from "../../ui/Page";
import { Failure, Loading } from "../../ui/states";
import { PARTS } from "../../records/parts";
import { ConfirmWhole } from "./Confirm";
import { DataGroups } from "./DataGroups";
import { Recipients, Sources, Transfers } from "./Flows";
import { History } from "./History";
import { Identity, Who } from "./Identity";
import { NoticePart, Review } from "./Notice";
import { Assessments, Automated, PublicityPart, Security } from "./Others";
import { PartCard } from "./PartCard";
import { Purposes } from "./Purposes";
import { Retention } from "./Retention";
import { idOf } from "../../records/place";

const PurposesEditor = lazy(() => import("./edit/PurposesEditor").then((made) => ({ default: made.PurposesEditor })));

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
          confirm
          readHistory
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
        ...EditablePurposes
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

export type RegisterNode = Extract<NonNullable<RegisterPageQuery["node"]>, { __typename: "Register" }>;

export function RegisterPage() {
  const place = useParams({ from: routes.register });
  const asked = useAsk(RegisterPageDocument, { id: idOf(place) });
  if (asked.trouble && !asked.data) {
    return (
      <div className="wide page">
        <Failure trouble={asked.trouble} again={asked.again} />
      </div>
    );
  }
  if (!asked.data) {
    return (
      <div className="wide page">
        <Loading lines={12} />
      </div>
    );
  }
  const { node } = asked.data;
  return node?.__typename === "Register" ? <Whole register={node} /> : <NotFound />;
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
  const { history, edit: editing } = useSearch({ from: routes.register });
  const { controller, department } = register;
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
      {history && <History id={register.id} />}
      {register.viewerCan.confirm && !register.archivedOn && <ConfirmWhole of={register} />}
      <div className="with-toc">
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
        <div className="parts">
          {PARTS.map((part) => {
            const Body = bodies[part];
            return (
              <PartCard
                key={part}
                part={part}
                of={register}
                percent={percents.get(part)}
                mayConfirm={register.viewerCan.confirm && !register.archivedOn}
                // The first part that can be written here; the others follow.
                editor={part === "PURPOSES" && register.viewerCan.edit && !register.archivedOn ? (done) => <PurposesEditor of={register} done={done} /> : undefined}
                editing={editing === part}
                edit={(chosen) => void navigate({ search: (before) => ({ ...before, edit: chosen === "PURPOSES" ? chosen : undefined }), resetScroll: false })}
              >
                <Body of={register} />
              </PartCard>
            );
          })}
        </div>
      </div>
    </Page>
  );
}
