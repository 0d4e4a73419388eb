// All that can be written of a register, as it is now; asked anew whenever an editor opens, for others write too.
import { graphql } from "../../../gql";

export const EditableRegister = graphql(`
  fragment EditableRegister on Register {
    id
    version
    name
    description
    forms
    audience
    lifeCycle
    startsOn
    endsOn
    disposedOn
    slug
    controller {
      id
      languages
    }
    department {
      id
    }
    responsiblePost {
      id
    }
    contactPosts {
      id
    }
    jointControllers {
      id
    }
    jointArrangement
    purposes {
      key
      text
      mustBeGiven
      consequence
      bases {
        basis
        interest
        provisions {
          id
        }
      }
      conditions {
        condition
        provisions {
          id
        }
      }
    }
    dataGroups {
      key
      name
      purposes
      special
      specialCategories
      criminal
      identityCode
      children
      largeScale
      freeText
      remark
      subjects {
        id
      }
      criminalGround {
        id
      }
      identityCodeGround {
        id
      }
      items {
        text
        category {
          id
        }
      }
    }
    sourcesRemark
    noRecipients
    recipientsRemark
    noTransfers
    transfersRemark
    retention {
      dataGroups
      minimum
      maximum
      countedFrom
      countedFromText
      then
      recordsClass
      text
      provision {
        id
      }
    }
    retentionRemark
    security {
      kind
      form
      text
      internal
    }
    automatedDecisions
    profiling
    automatedLogic
    automatedSignificance
    publicity
    publicityRemark
    publicityProvisions {
      id
    }
    searchTerms
    noSearchTerms
    reviewInterval
    evidence {
      title
      url
    }
    internalNotes
  }
`);

export const EditableRegisterDocument = graphql(`
  query EditableRegister($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        ...EditableRegister
      }
    }
  }
`);

export const SaveRegisterDocument = graphql(`
  mutation SaveRegister($id: ID!, $version: Int!, $change: RegisterPatchInput!, $key: String!) {
    editRegister(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      register {
        id
        version
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
