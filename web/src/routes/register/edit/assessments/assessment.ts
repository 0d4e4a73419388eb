// The questions about an assessment, and the acts on it. Art. 35, 46 and 6(1)(f).
import { graphql } from "../../../../gql";
import { makings } from "../pick/madeShape";
import { type Field, scoped } from "../shape";

export const EditableAssessment = graphql(`
  fragment EditableAssessment on Assessment {
    id
    version
    viewerCan {
      edit
    }
    title
    kind
    state
    doneOn
    nextReviewOn
    reference
    residualRisk
    conclusion
    registers {
      id
    }
  }
`);

export const EditableAssessmentDocument = graphql(`
  query EditableAssessment($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Assessment {
        ...EditableAssessment
      }
    }
  }
`);

export const CreateAssessmentDocument = graphql(`
  mutation CreateAssessment($assessment: AssessmentInput!, $key: String!) {
    createAssessment(input: { assessment: $assessment, idempotencyKey: $key }) {
      assessment {
        id
        registers {
      id
    }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const SaveAssessmentDocument = graphql(`
  mutation SaveAssessment($id: ID!, $version: Int!, $change: AssessmentPatchInput!, $key: String!) {
    editAssessment(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      assessment {
        id
        version
        registers {
      id
    }
      }
      userErrors {
        code
        field
        message
        conflicts {
          field
          at
          by {
            id
            name
          }
        }
      }
    }
  }
`);

/** As where one is made in passing, and the registers it is about. */
export const fields: readonly Field[] = [...(makings.assessment?.fields ?? []), ...scoped("assessment", [{ kind: "refs", name: "registers", of: ["register"] }])];
