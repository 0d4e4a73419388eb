// What a rule has found in a register, with the place it means.
import { graphql } from "../../gql";
import type { PartFindingsFragment } from "../../gql/graphql";

export const PartFindings = graphql(`
  fragment PartFindings on Register {
    id
    version
    findings {
      mark
      part
      severity
      message
      since
      pointer
      aboutId
      viewerCan {
        waive
      }
      rule {
        code
        title
        law {
          label
          act
        }
      }
      waiver {
        id
        version
        holds
        reason
        expiresOn
        viewerCan {
          end
        }
      }
    }
  }
`);

export type Finding = PartFindingsFragment["findings"][number];
