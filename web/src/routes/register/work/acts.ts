// What can be done with a register on its way to the public, as the API has it.
import { graphql } from "../../../gql";

export const SubmitDocument = graphql(`
  mutation SubmitRegister($register: ID!, $version: Int!, $message: String, $correction: LanguageText, $key: String!) {
    submitRegister(input: { register: $register, version: $version, message: $message, correction: $correction, idempotencyKey: $key }) {
      submission {
        id
        ...SubmittedNow
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const SubmittedNow = graphql(`
  fragment SubmittedNow on Submission {
    version
    state
    register {
      id
      version
      noticeInForce {
        id
        number
      }
    }
  }
`);

export const TakeBackDocument = graphql(`
  mutation TakeBack($id: ID!, $version: Int!, $key: String!) {
    takeBackSubmission(input: { id: $id, version: $version, idempotencyKey: $key }) {
      submission {
        id
        ...SubmittedNow
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const ReturnDocument = graphql(`
  mutation ReturnSubmission($id: ID!, $version: Int!, $reason: String!, $key: String!) {
    returnSubmission(input: { id: $id, version: $version, reason: $reason, idempotencyKey: $key }) {
      submission {
        id
        ...SubmittedNow
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const ApproveDocument = graphql(`
  mutation ApproveSubmission($id: ID!, $version: Int!, $publishAt: DateTime, $key: String!) {
    approveSubmission(input: { id: $id, version: $version, publishAt: $publishAt, idempotencyKey: $key }) {
      submission {
        id
        ...SubmittedNow
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const PublishDocument = graphql(`
  mutation PublishNow($register: ID!, $version: Int!, $key: String!) {
    publishNotice(input: { register: $register, version: $version, idempotencyKey: $key }) {
      notice {
        id
        number
        register {
          id
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const WithdrawDocument = graphql(`
  mutation Withdraw($id: ID!, $version: Int!, $reason: LanguageText!, $key: String!) {
    withdrawNotice(input: { id: $id, version: $version, reason: $reason, idempotencyKey: $key }) {
      notice {
        id
        state
        register {
          id
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);
