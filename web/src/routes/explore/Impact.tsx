// If this has a breach, or ends: how much it touches, whose data, whom to call, and which notices to look at again. Art. 33.
import { Link } from "@tanstack/react-router";
import { useLayoutEffect } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { Text, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";

const ImpactDocument = graphql(`
  query ImpactOf($of: ID!, $day: Date) {
    impact(of: $of, asOf: $day) {
      childrenRegisters
      specialRegisters
      noticesInForce
      specialCategories {
        category
        registers
      }
      subjects {
        registers
        category {
          id
          name
        }
      }
      registers(first: 100) {
        totalCount
        nodes {
          register {
            id
            name
          }
          notice {
            id
            publishedAt
          }
        }
      }
      posts(first: 50) {
        totalCount
        nodes {
          registers
          post {
            id
            title
            email
            phone
          }
        }
      }
    }
  }
`);

const SHOWN = 8;

export function ImpactSummary({ of, day: asOf, told }: { of: string; day: string | undefined; told(): void }) {
  const { t, word, day, number } = useWords();
  const asked = useAsk(ImpactDocument, { of, ...(asOf && { day: asOf }) });
  const ready = asked.data !== undefined || asked.trouble !== undefined;
  // Before the next frame, which would show neither this nor what comes after it.
  useLayoutEffect(() => {
    if (ready) told();
  }, [ready, told]);
  return (
    <Asked of={asked} lines={4}>
      {({ impact }) => {
        const notices = impact.registers.nodes.filter(({ notice }) => notice);
        const subjects = [...impact.subjects].sort((one, other) => other.registers - one.registers);
        const figures: readonly (readonly [string, number])[] = [
          [t("impact-registers"), impact.registers.totalCount],
          [t("impact-special"), impact.specialRegisters],
          [t("impact-children"), impact.childrenRegisters],
          [t("impact-notices"), impact.noticesInForce],
          [t("impact-posts"), impact.posts.totalCount],
        ];
        return (
          <div className="impact">
            <dl className="impact-figures">
              {figures.map(([name, figure]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{number(figure)}</dd>
                </div>
              ))}
            </dl>
            {impact.registers.totalCount > 0 && (
              <div className="cards">
                <Card title={t("impact-whose")}>
                  <ul className="rows">
                    {subjects.slice(0, SHOWN).map(({ category, registers }) => (
                      <li key={category?.id} className="due">
                        <Text of={category?.name} />
                        <span className="cell-sub">{t("registers-count", { count: registers })}</span>
                      </li>
                    ))}
                    {impact.specialCategories.map(({ category, registers }) => (
                      <li key={category} className="due">
                        <b>{word("SpecialCategory", category)}</b>
                        <span className="cell-sub">{t("registers-count", { count: registers })}</span>
                      </li>
                    ))}
                  </ul>
                  {subjects.length > SHOWN && <p className="cell-sub">{t("first-of", { shown: SHOWN, count: subjects.length })}</p>}
                </Card>
                <Card title={t("impact-call")}>
                  <ul className="rows">
                    {impact.posts.nodes.slice(0, SHOWN).map(({ post, registers }) => (
                      <li key={post?.id} className="due">
                        <span>
                          <Text of={post?.title} />
                          <span className="cell-sub">
                            {post?.email && <a href={`mailto:${post.email}`}>{post.email}</a>} {post?.phone && <a href={`tel:${post.phone.replaceAll(/\s/g, "")}`}>{post.phone}</a>}
                          </span>
                        </span>
                        <span className="cell-sub">{t("registers-count", { count: registers })}</span>
                      </li>
                    ))}
                  </ul>
                  {impact.posts.totalCount > SHOWN && <p className="cell-sub">{t("first-of", { shown: SHOWN, count: impact.posts.totalCount })}</p>}
                </Card>
                <Card title={t("impact-reissue")}>
                  {notices.length === 0 ? (
                    <p className="hint">{t("impact-reissue-none")}</p>
                  ) : (
                    <ul className="rows">
                      {notices.slice(0, SHOWN).map(({ register, notice }) => (
                        <li key={register.id} className="due">
                          <Link to={routes.register} params={placeOf(register.id)}>
                            <Text of={register.name} />
                          </Link>
                          <span className="cell-sub">{notice && day(notice.publishedAt)}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                  {notices.length > SHOWN && <p className="cell-sub">{t("first-of", { shown: SHOWN, count: notices.length })}</p>}
                </Card>
              </div>
            )}
          </div>
        );
      }}
    </Asked>
  );
}
