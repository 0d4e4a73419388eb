// When is the register looked at again, which rights follow, and what has the public been told? Art. 5(2), 13–22.
import { type FragmentType, graphql, unmask } from "../../gql";
import { useWords } from "../../i18n";
import { keyOf, outside } from "../../paths";
import { Badge } from "../../ui/Badge";
import { Fact, Facts } from "../../ui/Facts";
import { NotStated } from "./Identity";

const ReviewPart = graphql(`
  fragment ReviewPart on Register {
    reviewInterval
    evidence {
      title
      url
    }
    internalNotes
  }
`);

export function Review({ of }: { of: FragmentType<typeof ReviewPart> }) {
  const { t, duration } = useWords();
  const { reviewInterval, evidence, internalNotes } = unmask(ReviewPart, of);
  return (
    <>
      <Facts>
        <Fact name={t("review-interval")}>{reviewInterval ? duration(reviewInterval) : <NotStated />}</Fact>
        {evidence.length > 0 && (
          <Fact name={t("review-evidence")}>
            {evidence.map(({ title, url }) => (
              <p key={url}>
                <a href={url} rel="noreferrer">
                  {title}
                </a>
              </p>
            ))}
          </Fact>
        )}
      </Facts>
      {internalNotes && (
        <p className="internal">
          <Badge tone="warn">{t("internal")}</Badge> {internalNotes}
        </p>
      )}
    </>
  );
}

const NoticePartFields = graphql(`
  fragment NoticePart on Register {
    slug
    controller {
      id
    }
    rights {
      right
      article
      holds
    }
    notices(last: 5) {
      totalCount
      nodes {
        id
        number
        state
        publishedAt
        publishedBy {
          id
          name
        }
      }
    }
  }
`);

export function NoticePart({ of }: { of: FragmentType<typeof NoticePartFields> }) {
  const { t, word, moment, language } = useWords();
  const { rights, notices, controller, slug } = unmask(NoticePartFields, of);
  const versions = [...notices.nodes].sort((one, other) => other.number - one.number);
  return (
    <>
      <h3>{t("rights-title")}</h3>
      <ul className="rights">
        {rights.map(({ right, article, holds }) => (
          <li key={right}>
            <span className={`right-${holds}`}>{word("Answer", holds)}</span> {word("Right", right)} <span className="cell-sub">{t("article", { article })}</span>
          </li>
        ))}
      </ul>
      <h3>{t("versions-title")}</h3>
      {versions.length === 0 ? (
        <p>{t("versions-none")}</p>
      ) : (
        <ul className="rows">
          {versions.map(({ id, number, state, publishedAt, publishedBy }) => (
            <li key={id} className="due">
              <span className="task-text">
                {controller ? (
                  <a href={outside.notice(language, keyOf(controller.id), slug, number)}>{t("version", { number })}</a>
                ) : (
                  t("version", { number })
                )}
                <span className="cell-sub">
                  {moment(publishedAt)} · {publishedBy?.name ?? t("by-program")}
                </span>
              </span>
              <Badge tone={state === "IN_FORCE" ? "good" : "plain"}>{word("NoticeState", state)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
