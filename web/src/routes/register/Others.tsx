// How are the data protected, decided upon, kept secret and assessed? Art. 22, 30(1)(g), 32, 35; Act 906/2019 section 28.
import { type FragmentType, graphql, unmask } from "../../gql";
import { Text, useWords } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { Fact, Facts } from "../../ui/Facts";
import { NotStated } from "./Identity";
import { Provision } from "./Purposes";

const SecurityPart = graphql(`
  fragment SecurityPart on Register {
    security {
      kind
      form
      text
      internal
    }
  }
`);

export function Security({ of }: { of: FragmentType<typeof SecurityPart> }) {
  const { t, word } = useWords();
  const { security } = unmask(SecurityPart, of);
  if (security.length === 0) return <NotStated />;
  return (
    <ul className="items">
      {security.map(({ kind, form, text, internal }, at) => (
        <li key={at}>
          <h3>
            {word("SecurityMeasureKind", kind)} <Badge>{word("RegisterForm", form)}</Badge>
          </h3>
          <Text of={text} none={null} />
          {internal && (
            <p className="internal">
              <Badge tone="warn">{t("internal")}</Badge> {internal}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

const AutomatedPart = graphql(`
  fragment AutomatedPart on Register {
    automatedDecisions
    profiling
    automatedLogic
    automatedSignificance
  }
`);

export function Automated({ of }: { of: FragmentType<typeof AutomatedPart> }) {
  const { t, word } = useWords();
  const register = unmask(AutomatedPart, of);
  return (
    <>
      <Facts>
        <Fact name={t("automated-decisions")}>{word("Answer", register.automatedDecisions)}</Fact>
        <Fact name={t("automated-profiling")}>{word("Answer", register.profiling)}</Fact>
      </Facts>
      <Text of={register.automatedLogic} none={null} /> <Text of={register.automatedSignificance} none={null} />
    </>
  );
}

const PublicityPartFields = graphql(`
  fragment PublicityPart on Register {
    publicity
    publicityRemark
    searchTerms
    noSearchTerms
    publicityProvisions {
      ...ProvisionLine
    }
  }
`);

export function PublicityPart({ of }: { of: FragmentType<typeof PublicityPartFields> }) {
  const { t, word } = useWords();
  const { publicity, publicityRemark, publicityProvisions, searchTerms, noSearchTerms } = unmask(PublicityPartFields, of);
  return (
    <>
      <p>{publicity ? word("Publicity", publicity) : <NotStated />}</p>
      {publicityProvisions.map((provision, at) => (
        <Provision key={at} of={provision} />
      ))}
      <Text of={publicityRemark} none={null} />
      <p>
        <span className="label">{t("write-register-searchTerms")}:</span> {noSearchTerms === "YES" ? t("search-terms-none") : <Text of={searchTerms} />}
      </p>
    </>
  );
}

const AssessmentsPart = graphql(`
  fragment AssessmentsPart on Register {
    assessments(first: 20) {
      nodes {
        id
        title
        kind
        state
        doneOn
        nextReviewOn
        residualRisk
      }
    }
  }
`);

export function Assessments({ of }: { of: FragmentType<typeof AssessmentsPart> }) {
  const { t, word, day } = useWords();
  const { nodes } = unmask(AssessmentsPart, of).assessments;
  if (nodes.length === 0) return <p>{t("assessments-none")}</p>;
  return (
    <ul className="items">
      {nodes.map((assessment) => (
        <li key={assessment.id}>
          <h3>
            <Text of={assessment.title} /> <Badge>{word("AssessmentState", assessment.state)}</Badge>
          </h3>
          <p className="cell-sub">
            {[
              word("AssessmentKind", assessment.kind),
              assessment.doneOn && day(assessment.doneOn),
              assessment.nextReviewOn && t("next-review", { day: day(assessment.nextReviewOn) }),
              assessment.residualRisk && word("RiskLevel", assessment.residualRisk),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
