// What do people say of a part? Comments, with whose attention they ask for, answered and settled where the part is read.
import { createContext, type ReactNode, use, useId, useState } from "react";
import { onceKey } from "../../../api/once";
import { useAct } from "../../../api/useAct";
import { type Asked, useAsk } from "../../../api/useAsk";
import { graphql } from "../../../gql";
import type { FindingPart, RegisterPart, TalkQuery } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { Told } from "../../../ui/Told";
import { useAnnounce } from "../../../ui/announce";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { later } from "../../../ui/later";
import { Failure } from "../../../ui/states";
import { useComing } from "../../../ui/Together";
import { threadsOf } from "./threads";

const Say = later(() => import("./Say").then((made) => made.Say), 2);

const TalkDocument = graphql(`
  query Talk($id: ID!) {
    comments(first: 100, filter: { register: $id }) {
      totalCount
      nodes {
        id
        version
        part
        text
        writtenAt
        settledAt
        author {
          id
          name
        }
        settledBy {
          id
          name
        }
        mentions {
          id
          name
        }
        answers {
          id
        }
        viewerCan {
          answer
          settle
        }
      }
    }
  }
`);

const SettleDocument = graphql(`
  mutation SettleComment($id: ID!, $version: Int!, $key: String!) {
    settleComment(input: { id: $id, version: $version, idempotencyKey: $key }) {
      comment {
        id
        settledAt
        register {
          id
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);

type Said = TalkQuery["comments"]["nodes"][number];

interface Talking {
  readonly register: string;
  readonly may: boolean;
  readonly asked: Asked<TalkQuery>;
}

export const TalkContext = createContext<Talking | undefined>(undefined);

/** Asks once for what is said of all parts. */
export function Talks({ register, may, children }: Omit<Talking, "asked"> & { children: ReactNode }) {
  const asked = useAsk(TalkDocument, { id: register }, { freshOn: ["register"] });
  useComing(asked.loading);
  return <TalkContext value={{ register, may, asked }}>{children}</TalkContext>;
}

/** Parts of findings that are no part of the record are spoken of with the whole. */
const isPart = (part: FindingPart | "WHOLE"): part is RegisterPart => part !== "REVIEW" && part !== "NOTICE";

export function PartTalk({ part }: { part: FindingPart | "WHOLE" }) {
  const talking = use(TalkContext);
  const { t, word } = useWords();
  const [open, setOpen] = useState<boolean>();
  const id = useId();
  if (!talking || !isPart(part)) return null;
  const { asked, may } = talking;
  const threads = threadsOf(asked.data?.comments.nodes ?? [], part);
  const unsettled = threads.filter(({ first }) => !first.settledAt).length;
  // What waits for an answer is open to begin with, and does not close under the hand that settles it.
  if (unsettled > 0 && open === undefined) setOpen(true);
  if (!may && threads.length === 0) return null;
  const shown = open ?? false;
  const name = part === "WHOLE" ? t("talk-of-whole") : word("Part", part);
  return (
    <div className="talk">
      <Button className="small" aria-expanded={shown} aria-controls={id} aria-label={t("talk-about", { part: name, count: unsettled })} onPress={() => setOpen(!shown)}>
        {t("talk")}
        {threads.length > 0 && <span className={`count-of ${unsettled ? "" : "fading"}`}>{unsettled || threads.length}</span>}
      </Button>
      <div id={id} hidden={!shown}>
        {shown && (
          <>
            {asked.trouble && <Failure trouble={asked.trouble} again={asked.again} />}
            <ul className="threads" aria-label={t("talk-list", { part: name })}>
              {threads.map(({ first, answers }) => (
                <li key={first.id} className={first.settledAt ? "settled" : ""}>
                  <One said={first} />
                  {answers.length > 0 && (
                    <ul className="thread-answers">
                      {answers.map((answer) => (
                        <li key={answer.id}>
                          <One said={answer} />
                        </li>
                      ))}
                    </ul>
                  )}
                  <ThreadActs first={first} part={part} />
                </li>
              ))}
            </ul>
            {may && <Say part={part} label={t("talk-new", { part: name })} />}
          </>
        )}
      </div>
    </div>
  );
}

function One({ said: { author, writtenAt, text, mentions, settledAt, settledBy } }: { said: Said }) {
  const { t, moment } = useWords();
  return (
    <article className="said-by">
      <p className="said-head">
        <b>{author?.name ?? t("work-by-other")}</b> {writtenAt && <time dateTime={writtenAt}>{moment(writtenAt)}</time>}
        {settledAt && <Badge tone="good">{settledBy ? t("talk-settled-by", { name: settledBy.name }) : t("talk-settled")}</Badge>}
      </p>
      <p className="said">{text}</p>
      {mentions.length > 0 && <p className="cell-sub">{t("talk-to", { names: mentions.map(({ name }) => name).join(", ") })}</p>}
    </article>
  );
}

function ThreadActs({ first, part }: { first: Said; part: RegisterPart }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [answering, setAnswering] = useState(false);
  const settle = useAct(SettleDocument);
  if (first.settledAt || !(first.viewerCan.answer || first.viewerCan.settle)) return null;
  const done = async () => {
    if (await settle.act({ id: first.id, version: first.version, key: onceKey() })) announce(t("talk-settled-now"));
  };
  if (answering) return <Say part={part} answers={first.id} label={t("talk-answer-to", { name: first.author?.name ?? t("work-by-other") })} done={() => setAnswering(false)} />;
  return (
    <div className="thread-acts">
      {first.viewerCan.answer && (
        <Button className="small" onPress={() => setAnswering(true)}>
          {t("talk-answer")}
        </Button>
      )}
      {first.viewerCan.settle && (
        <Button className="small" isPending={settle.underWay} onPress={() => void done()}>
          {t("talk-settle")}
        </Button>
      )}
      <Told of={settle} />
    </div>
  );
}
