// Where does the register stand on its way to the public, and what may I do with it now? Art. 12-14; two people publish (DOMAIN 4).
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { onceKey } from "../../../api/once";
import { useAct } from "../../../api/useAct";
import { useAsk } from "../../../api/useAsk";
import { graphql } from "../../../gql";
import type { WorkQuery } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { routes } from "../../../paths";
import { Told } from "../../../ui/Told";
import { useAnnounce } from "../../../ui/announce";
import { Button } from "../../../ui/Button";
import { Help } from "../../../ui/Help";
import { later } from "../../../ui/later";
import { Failure, Loading } from "../../../ui/states";
import { TakeBackDocument } from "./acts";
import { Blocking } from "./Blocking";
import { More } from "./More";
import { latestOf, standingOf } from "./standing";
import { Heading, Stages, Story } from "./Story";
import { PartTalk } from "./Talk";

const windows = () => import("./windows");
const SubmitWindow = later(() => windows().then((made) => made.SubmitWindow), 0);
const ApproveWindow = later(() => windows().then((made) => made.ApproveWindow), 0);
const ReturnWindow = later(() => windows().then((made) => made.ReturnWindow), 0);
const PublishWindow = later(() => windows().then((made) => made.PublishWindow), 0);
const WithdrawWindow = later(() => windows().then((made) => made.WithdrawWindow), 0);

const WorkDocument = graphql(`
  query Work($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        version
        archivedOn
        controller {
          id
          publishedByOne
        }
        viewerCan {
          submit
          publish
        }
        noticeInForce {
          id
          version
          number
          registerVersion
          publishedAt
        }
        notices(last: 1) {
          nodes {
            id
            number
            state
            withdrawnAt
            withdrawnReason
          }
        }
        findings(severity: ERROR) {
          mark
          part
          message
          waiver {
            id
            holds
          }
        }
      }
    }
    submissions(first: 100, filter: { register: $id }) {
      nodes {
        id
        version
        registerVersion
        state
        submittedAt
        message
        correction
        decidedAt
        reason
        publishAt
        submittedBy {
          id
          name
        }
        decidedBy {
          id
          name
        }
        viewerCan {
          takeBack
          returnIt
          approve
        }
      }
    }
  }
`);

export type Register = Extract<NonNullable<WorkQuery["node"]>, { __typename: "Register" }>;
export type Submission = WorkQuery["submissions"]["nodes"][number];
type Asking = "submit" | "approve" | "return" | "publish" | "withdraw";

export function WorkBar({ id }: { id: string }) {
  const asked = useAsk(WorkDocument, { id }, { freshOn: ["register", "finding"] });
  if (!asked.data) return <section className="work">{asked.trouble ? <Failure trouble={asked.trouble} again={asked.again} /> : <Loading lines={6} />}</section>;
  const { node, submissions } = asked.data;
  return node?.__typename === "Register" ? <Bar register={node} submissions={submissions.nodes} /> : null;
}

function Bar({ register, submissions }: { register: Register; submissions: readonly Submission[] }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const navigate = useNavigate({ from: routes.register });
  const [asking, setAsking] = useState<Asking>();
  const { id, version, noticeInForce, controller, viewerCan } = register;
  const standing = standingOf({ ...register, inForce: noticeInForce ?? null, everPublished: register.notices.nodes.length > 0, submissions });
  const latest = latestOf(submissions);
  const waits = latest && (latest.state === "WAITING" || latest.state === "SCHEDULED") ? latest : undefined;
  const open = register.findings.filter(({ waiver }) => !waiver?.holds);
  const takeBack = useAct(TakeBackDocument);
  const close = () => {
    setAsking(undefined);
    acted.current = true;
  };
  const heading = useRef<HTMLHeadingElement>(null);
  const acted = useRef(false);
  useEffect(() => {
    // The button that was pressed has gone with what it did: whoever works by keys goes on from what came of it.
    if (acted.current && document.activeElement === document.body) heading.current?.focus();
    acted.current = false;
  }, [standing]);

  const live = standing !== "archived";
  const may = {
    submit: live && viewerCan.submit && standing !== "waiting" && standing !== "scheduled",
    approve: standing === "waiting" && waits?.viewerCan.approve,
    returnIt: waits?.state === "WAITING" && waits.viewerCan.returnIt,
    takeBack: waits?.viewerCan.takeBack,
    publish: live && viewerCan.publish && controller?.publishedByOne && !waits,
    withdraw: viewerCan.publish && noticeInForce,
  };
  const take = async () => {
    acted.current = true;
    if (waits && (await takeBack.act({ id: waits.id, version: waits.version, key: onceKey() }))) announce(t("work-taken-back-now"));
  };
  // What is published already is seldom sent again: what stands around the register may have changed.
  const submitsFirst = may.submit && standing !== "published";
  return (
    <section className={`work work-${standing}`} aria-label={t("work-title")}>
      <Stages standing={standing} />
      <div className="work-now">
        <div className="work-say">
          <h2 tabIndex={-1} ref={heading}>
            <Heading standing={standing} register={register} waits={waits} />
          </h2>
          <Story standing={standing} register={register} latest={latest} />
          {viewerCan.publish && standing === "waiting" && !may.approve && (
            <p className="note">
              {t("work-two-people-own")} <Help term="two-people" />
            </p>
          )}
          {viewerCan.publish && live && !waits && !controller?.publishedByOne && standing !== "published" && (
            <p className="cell-sub">
              {t("work-two-people")} <Help term="two-people" />
            </p>
          )}
        </div>
        <div className="work-acts">
          {viewerCan.publish && waits && noticeInForce && (
            <Button onPress={() => void navigate({ search: (before) => ({ ...before, notice: "difference" }), resetScroll: false })}>{t("work-read-difference")}</Button>
          )}
          {may.approve && (
            <Button look="main" onPress={() => setAsking("approve")}>
              {t("work-approve")}
            </Button>
          )}
          {submitsFirst && (
            <Button look={may.publish ? "quiet" : "main"} onPress={() => setAsking("submit")}>
              {standing === "outrun" ? t("work-submit-again") : t("work-submit")}
            </Button>
          )}
          {may.publish && (
            <Button look="main" onPress={() => setAsking("publish")}>
              {t("work-publish")}
            </Button>
          )}
          {may.returnIt && <Button onPress={() => setAsking("return")}>{t("work-return")}</Button>}
          {may.takeBack && (
            <Button isPending={takeBack.underWay} onPress={() => void take()}>
              {t("work-take-back")}
            </Button>
          )}
          <More
            acts={[
              may.submit && !submitsFirst && { id: "submit", label: t("work-submit-again") },
              may.withdraw && { id: "withdraw", label: t("work-withdraw") },
            ]}
            chosen={(act) => setAsking(act as Asking)}
          />
        </div>
      </div>
      <Told of={takeBack} />
      {(submitsFirst || may.approve || may.publish) && <Blocking open={open} lead={t("work-publish-stopped", { count: open.length })} />}
      <PartTalk part="WHOLE" />
      {asking === "submit" && <SubmitWindow register={id} version={version} open={open} inForce={Boolean(noticeInForce)} close={close} />}
      {asking === "publish" && <PublishWindow register={id} version={version} open={open} close={close} />}
      {asking === "approve" && waits && <ApproveWindow submission={waits.id} version={waits.version} open={open} close={close} />}
      {asking === "return" && waits && <ReturnWindow submission={waits.id} version={waits.version} close={close} />}
      {asking === "withdraw" && noticeInForce && <WithdrawWindow notice={noticeInForce.id} version={noticeInForce.version} close={close} />}
    </section>
  );
}
