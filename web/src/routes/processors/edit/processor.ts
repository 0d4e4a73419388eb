// A processor as it is written, Art. 4(8).
import { graphql } from "../../../gql";
import type { ProcessorInput, ProcessorPatchInput } from "../../../gql/graphql";
import { type Field, textsOf } from "./draft";
import { type Noun, read, send } from "./noun";

const ReadDocument = graphql(`
  query EditableProcessor($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Processor {
        version
        name
        businessId
        email
        phone
        address
        website
        usesSubProcessors
        remarks
        country {
          id
        }
        parent {
          id
        }
      }
    }
  }
`);

const CreateDocument = graphql(`
  mutation CreateProcessor($input: ProcessorInput!, $key: String!) {
    done: createProcessor(input: { processor: $input, idempotencyKey: $key }) {
      noun: processor {
        id
      }
      userErrors {
        ...NounProblem
      }
    }
  }
`);

const EditDocument = graphql(`
  mutation EditProcessor($id: ID!, $version: Int!, $change: ProcessorPatchInput!, $key: String!) {
    done: editProcessor(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      noun: processor {
        id
        version
      }
      userErrors {
        ...NounProblem
      }
    }
  }
`);

const ArchiveDocument = graphql(`
  mutation ArchiveProcessor($id: ID!, $version: Int!, $key: String!) {
    done: archiveProcessor(input: { id: $id, version: $version, idempotencyKey: $key }) {
      noun: processor {
        id
        archivedOn
      }
      userErrors {
        ...NounProblem
      }
    }
  }
`);

const fields: readonly Field[] = [
  { name: "name", kind: "line", required: true },
  { name: "businessId", kind: "line" },
  { name: "country", kind: "one" },
  { name: "parent", kind: "one", find: ["PROCESSOR"] },
  { name: "usesSubProcessors", kind: "word", values: ["YES", "NO", "NOT_STATED"], words: "Answer" },
  { name: "email", kind: "line" },
  { name: "phone", kind: "line" },
  { name: "address", kind: "line" },
  { name: "website", kind: "line" },
  { name: "remarks", kind: "texts" },
];

export const processor: Noun = {
  fields,
  read: (client, id) =>
    read(client, ReadDocument, id, ({ node }) =>
      node?.__typename === "Processor"
        ? {
            version: node.version,
            draft: {
              name: node.name,
              businessId: node.businessId ?? "",
              country: node.country?.id ?? "",
              parent: node.parent?.id ?? "",
              usesSubProcessors: node.usesSubProcessors,
              email: node.email ?? "",
              phone: node.phone ?? "",
              address: node.address ?? "",
              website: node.website ?? "",
              remarks: textsOf(node.remarks),
            },
          }
        : undefined,
    ),
  create: (client, input) => send(client, CreateDocument, { input: input as unknown as ProcessorInput }),
  edit: (client, id, version, change) => send(client, EditDocument, { id, version, change: change as ProcessorPatchInput }),
  archive: (client, id, version) => send(client, ArchiveDocument, { id, version }),
};
