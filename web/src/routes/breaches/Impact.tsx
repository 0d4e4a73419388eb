// Whom does a breach of this service or processor touch: which registers, whose data, and whom does one call?
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmask } from "../../gql";
import { Text, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";
import { Card } from "../../ui/Card";

const BreachImpact = graphql(`
  fragment BreachImpact on Impact {
    registers(first: 50) {
      totalCount
      nodes {
        hops
        register {
          id
          name
          controller {
            id
            name
          }
        }
      }
    }
    subjects {
      registers
      category {
        id
        name
      }
    }
    specialCategories {
      category
      registers
    }
    specialRegisters
    childrenRegisters
    noticesInForce
    posts(first: 20) {
      totalCount
      nodes {
        registers
        post {
          id
          title
          email
          phone
          controller {
            id
            name
          }
        }
      }
    }
  }
`);

interface Props {
  of: FragmentType<typeof BreachImpact>;
  about: string | undefined;
  knownAt: string | null | undefined;
  /** Whose case it is: what touches others is shown after its own, and says whose it is. */
  controller: string | undefined;
}

export function Impact({ of, about, knownAt, controller }: Props) {
  const { t, number, word } = useWords();
  const impact = unmask(BreachImpact, of);
  const isOwn = (one: { readonly controller?: { readonly id: string } | null } | null | undefined) => one?.controller?.id === controller;
  const posts = [...impact.posts.nodes].sort((one, other) => Number(isOwn(other.post)) - Number(isOwn(one.post)));
  const registers = [...impact.registers.nodes].sort((one, other) => Number(isOwn(other.register)) - Number(isOwn(one.register)));
  return (
    <Card
      title={t("impact-title")}
      lead={t("impact-lead")}
      aside={
        about && (
          <Link to={routes.report} params={{ report: "breach" }} search={{ of: about, knownAt: knownAt ?? undefined, controller: controller && keyOf(controller) }}>
            {t("impact-report")}
          </Link>
        )
      }
    >
      <ul className="figures">
        {(
          [
            ["impact-registers", impact.registers.totalCount],
            ["impact-special", impact.specialRegisters],
            ["impact-children", impact.childrenRegisters],
            ["impact-notices", impact.noticesInForce],
          ] as const
        ).map(([name, count]) => (
          <li key={name}>
            <span>
              <b>{number(count)}</b>
              {t(`figure-${name}`)}
            </span>
          </li>
        ))}
      </ul>
      <div className="columns impact-columns">
        <section aria-label={t("impact-call")}>
          <h3>{t("impact-call")}</h3>
          <ul className="rows">
            {posts.map(({ post, registers: count }) =>
              post ? (
                <li key={post.id} className="due">
                  <span className="task-text">
                    <Text of={post.title} />
                    {!isOwn(post) && post.controller && (
                      <span className="cell-sub">
                        <Text of={post.controller.name} />
                      </span>
                    )}
                    <span className="cell-sub">
                      {post.phone && <a href={`tel:${post.phone.replaceAll(/\s/g, "")}`}>{post.phone}</a>} {post.email && <a href={`mailto:${post.email}`}>{post.email}</a>}
                    </span>
                  </span>
                  <span className="cell-sub">{t("registers-count", { count })}</span>
                </li>
              ) : null,
            )}
          </ul>
        </section>
        <section aria-label={t("impact-whose")}>
          <h3>{t("impact-whose")}</h3>
          <ul className="rows">
            {impact.subjects.map(({ category, registers }) =>
              category ? (
                <li key={category.id} className="due">
                  <Text of={category.name} />
                  <span className="cell-sub">{t("registers-count", { count: registers })}</span>
                </li>
              ) : null,
            )}
            {impact.specialCategories.map(({ category, registers }) => (
              <li key={category} className="due">
                <b>{word("SpecialCategory", category)}</b>
                <span className="cell-sub">{t("registers-count", { count: registers })}</span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-label={t("impact-which")}>
          <h3>{t("impact-which")}</h3>
          <ul className="rows">
            {registers.map(({ register, hops }) => (
              <li key={register.id} className="due">
                <span className="task-text">
                  <Link to={routes.register} params={placeOf(register.id)}>
                    <Text of={register.name} />
                  </Link>
                  {!isOwn(register) && register.controller && (
                    <span className="cell-sub">
                      <Text of={register.controller.name} />
                    </span>
                  )}
                </span>
                <span className="cell-sub">{hops === 0 ? t("impact-direct") : t("impact-hops", { count: hops })}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Card>
  );
}
