// The questions about one flow, and the acts on it: making, editing, putting away.
import { graphql } from "../../../../gql";
import type { FindingPart, FlowKind } from "../../../../gql/graphql";

export const EditableFlow = graphql(`
  fragment EditableFlow on DataFlow {
    id
    version
    kind
    archivedOn
    viewerCan {
      edit
      archive
    }
    from {
      __typename
      id
    }
    to {
      __typename
      id
    }
    data
    dataGroups
    purposes
    basis
    means
    frequency
    condition
    mechanism
    mechanismDocument
    validFrom
    validUntil
    remarks
    dataCategories {
      id
    }
    provision {
      id
    }
    agreement {
      id
    }
    transferAssessment {
      id
    }
  }
`);

export const EditableFlowDocument = graphql(`
  query EditableFlow($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on DataFlow {
        ...EditableFlow
      }
    }
  }
`);

// The registers at its ends are asked for in every answer, so that what is shown of them is known to have changed.
export const CreateFlowDocument = graphql(`
  mutation CreateFlow($dataFlow: DataFlowInput!, $key: String!) {
    createDataFlow(input: { dataFlow: $dataFlow, idempotencyKey: $key }) {
      dataFlow {
        id
        from {
          __typename
          id
        }
        to {
          __typename
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

export const SaveFlowDocument = graphql(`
  mutation SaveFlow($id: ID!, $version: Int!, $change: DataFlowPatchInput!, $key: String!) {
    editDataFlow(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      dataFlow {
        id
        version
        from {
          __typename
          id
        }
        to {
          __typename
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

export const ArchiveFlowDocument = graphql(`
  mutation ArchiveFlow($id: ID!, $version: Int!, $key: String!) {
    archiveDataFlow(input: { id: $id, version: $version, idempotencyKey: $key }) {
      dataFlow {
        id
        archivedOn
        from {
          __typename
          id
        }
        to {
          __typename
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

export const FlowEnd = graphql(`
  fragment FlowEnd on DataFlowNode {
    __typename
    id
    ... on Node {
      ...Called
    }
  }
`);

export const FlowsDocument = graphql(`
  query FlowsAtRegister($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        flows(first: 50, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            version
            kind
            data
            mechanism
            validUntil
            viewerCan {
              edit
              archive
            }
            from {
              __typename
              id
              ...FlowEnd
            }
            to {
              __typename
              id
              ...FlowEnd
            }
            agreement {
              id
            }
          }
        }
      }
    }
  }
`);

const LEAVING: readonly FlowKind[] = ["PROCESSING", "DISCLOSURE"];

/** Whether a part speaks of flows of a kind. */
export function isOf(part: FindingPart, kind: FlowKind, incoming: boolean): boolean {
  if (part === "SOURCES") return incoming;
  if (part === "RECIPIENTS") return !incoming;
  return part === "TRANSFERS" && !incoming && LEAVING.includes(kind);
}
