// What a register points to and a rule has found wanting, mended without leaving the register: a post, and the controller itself.
import { graphql } from "../../../../gql";
import { makings } from "../pick/madeShape";
import { type Field, scoped } from "../shape";

export const EditableNounDocument = graphql(`
  query EditableNoun($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Post {
        version
        title
        email
        phone
        holder {
          id
        }
        mayEdit: viewerCan {
          edit
        }
      }
      ... on Controller {
        version
        postalAddress
        visitingAddress
        email
        phone
        website
        dpo {
          id
        }
        mayEdit: viewerCan {
          edit
        }
      }
    }
  }
`);

export const SavePostDocument = graphql(`
  mutation SavePost($id: ID!, $version: Int!, $change: PostPatchInput!, $key: String!) {
    saved: editPost(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      noun: post {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const SaveControllerDocument = graphql(`
  mutation SaveController($id: ID!, $version: Int!, $change: ControllerPatchInput!, $key: String!) {
    saved: editController(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      noun: controller {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** What is asked of each kind; the kind stands at the beginning of an id. */
export const shapes: Readonly<Record<string, readonly Field[]>> = {
  post: makings.post?.fields ?? [],
  controller: scoped("controller", [
    { kind: "texts", name: "postalAddress", long: true },
    { kind: "texts", name: "visitingAddress", long: true },
    { kind: "text", name: "email", type: "email" },
    { kind: "text", name: "phone", type: "tel" },
    { kind: "text", name: "website", type: "url" },
    { kind: "ref", name: "dpo", of: ["post"] },
  ]),
};
