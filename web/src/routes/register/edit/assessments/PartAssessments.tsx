// The assessments that cover a register: opened to write, begun, and attached where one is already there.
import { useAsk } from "../../../../api/useAsk";
import { graphql } from "../../../../gql";
import { useSay, useWords } from "../../../../i18n";
import { Asked } from "../../../../ui/Asked";
import { Button } from "../../../../ui/Button";
import { Icon } from "../../../../ui/Icon";
import { type Place, PlaceContext } from "../context";
import { KnowsNames } from "../pick/names";
import { Picker } from "../pick/Picker";

const AssessmentsDocument = graphql(`
  query AssessmentsOfRegister($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        assessments(first: 100) {
          nodes {
            id
            title
            kind
            state
            viewerCan {
              edit
            }
          }
        }
      }
    }
  }
`);

interface Props {
  register: string;
  place: Omit<Place, "problems">;
  open(assessment: string): void;
  done(): void;
}

export function PartAssessments({ register, place, open, done }: Props) {
  const { t, word } = useWords();
  const say = useSay();
  const asked = useAsk(AssessmentsDocument, { id: register });
  return (
    <PlaceContext value={{ ...place, problems: [] }}>
      <KnowsNames ids={[]}>
        <Asked of={asked} lines={3}>
          {({ node }) => {
            const all = node?.__typename === "Register" ? node.assessments.nodes : [];
            return (
              <div className="part-flows">
                {all.length === 0 && <p className="unsaid-text">{t("assessments-none")}</p>}
                <ul className="lines">
                  {all.map(({ id, title, kind, state, viewerCan }) => (
                    <li key={id}>
                      <div className="line">
                        <span className="line-name">
                          {say(title)} <span className="cell-sub">{[word("AssessmentKind", kind), word("AssessmentState", state)].join(" · ")}</span>
                        </span>
                        {viewerCan.edit && (
                          <Button look="bare" className="small" aria-label={t("list-edit", { what: say(title) })} onPress={() => open(id)}>
                            {t("edit")}
                          </Button>
                        )}
                      </div>
                    </li>
                  ))}
                </ul>
                <p className="acts">
                  <Button className="small" onPress={() => open("+")}>
                    <Icon name="add" /> {t("write-assessment-new")}
                  </Button>
                </p>
                <Picker label={t("write-assessment-attach")} kinds={["assessment"]} chosen={[]} without={all.map(({ id }) => id)} change={([id]) => id !== undefined && open(id)} finds />
              </div>
            );
          }}
        </Asked>
      </KnowsNames>
      <div className="editor-end">
        <Button onPress={done}>{t("close")}</Button>
      </div>
    </PlaceContext>
  );
}
