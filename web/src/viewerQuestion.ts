// What is asked of who is here, and of whom they may see something. It is asked before the code is there that shows it.
import { graphql } from "./gql";

export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      signedIn
      name
      actions
      roles {
        role
        extent
        controller {
          id
          name
        }
      }
      account {
        id
        language
        grants(first: 50) {
          nodes {
            id
            role
            department {
              id
              name
              controller {
                id
              }
            }
          }
        }
      }
    }
    controllers(first: 100, orderBy: { field: NAME }) {
      pageInfo {
        hasNextPage
      }
      nodes {
        id
        name
        validUntil
      }
    }
    registerCounts(by: [CONTROLLER]) {
      registers
      controller {
        id
      }
    }
  }
`);
