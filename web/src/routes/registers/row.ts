// What is asked of a register for its row: what every row has, and beside it what the chosen columns tell.
import { graphql } from "../../gql";

export const RegisterRow = graphql(`
  fragment RegisterRow on Register {
    id
    name
    number
    lifeCycle
    archivedOn
    legalBases
    controller {
      id
      name
    }
    department {
      id
      name
    }
    noticeInForce {
      id
      publishedAt
    }
    responsiblePost @include(if: $responsible) {
      id
      title
    }
    contactPosts @include(if: $contacts) {
      id
      title
    }
    completeness @include(if: $completeness) {
      percent
    }
    errors: findings(severity: ERROR) @include(if: $completeness) {
      waiver {
        id
        holds
      }
    }
    findings @include(if: $findings) {
      severity
      waiver {
        id
        holds
      }
    }
    startsOn @include(if: $review)
    reviewInterval @include(if: $review)
    confirmations @include(if: $review) {
      part
      on
    }
    history(first: 1) @include(if: $changed) {
      nodes {
        at
      }
    }
    specialCategories @include(if: $facts)
    criminal @include(if: $facts)
    children @include(if: $facts)
    identityCode @include(if: $facts)
    noTransfers @include(if: $facts)
    processings @include(if: $processors) {
      to {
        __typename
        ... on Service {
          id
          called: name
        }
        ... on Processor {
          id
          company: name
        }
      }
    }
  }
`);
