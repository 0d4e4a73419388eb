// An information system or service as it is written.
import { graphql } from "../../../gql";
import type { ServiceInput, ServicePatchInput } from "../../../gql/graphql";
import { type Field, textsOf } from "./draft";
import { type Noun, read, send } from "./noun";

const ReadDocument = graphql(`
  query EditableService($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Service {
        version
        name
        description
        hosting
        hostedInEea
        subProcessorsTold
        website
        provider {
          id
        }
        runBy {
          id
        }
        hostingCountries {
          id
        }
        supportCountries {
          id
        }
      }
    }
  }
`);

const CreateDocument = graphql(`
  mutation CreateService($input: ServiceInput!, $key: String!) {
    done: createService(input: { service: $input, idempotencyKey: $key }) {
      noun: service {
        id
      }
      userErrors {
        ...NounProblem
      }
    }
  }
`);

const EditDocument = graphql(`
  mutation EditService($id: ID!, $version: Int!, $change: ServicePatchInput!, $key: String!) {
    done: editService(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      noun: service {
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
  mutation ArchiveService($id: ID!, $version: Int!, $key: String!) {
    done: archiveService(input: { id: $id, version: $version, idempotencyKey: $key }) {
      noun: service {
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
  { name: "name", kind: "texts", required: true },
  { name: "description", kind: "texts" },
  { name: "provider", kind: "one", find: ["PROCESSOR"] },
  { name: "runBy", kind: "one", find: ["CONTROLLER"] },
  { name: "hostingCountries", kind: "many" },
  { name: "supportCountries", kind: "many" },
  { name: "hostedInEea", kind: "word", values: ["YES", "NO", "NOT_STATED"], words: "Answer" },
  { name: "hosting", kind: "texts" },
  { name: "subProcessorsTold", kind: "word", values: ["YES", "NO", "NOT_STATED"], words: "Answer" },
  { name: "website", kind: "line" },
];

export const service: Noun = {
  fields,
  read: (client, id) =>
    read(client, ReadDocument, id, ({ node }) =>
      node?.__typename === "Service"
        ? {
            version: node.version,
            draft: {
              name: textsOf(node.name),
              description: textsOf(node.description),
              provider: node.provider?.id ?? "",
              runBy: node.runBy?.id ?? "",
              hostingCountries: node.hostingCountries.map((country) => country.id),
              supportCountries: node.supportCountries.map((country) => country.id),
              hostedInEea: node.hostedInEea,
              hosting: textsOf(node.hosting),
              subProcessorsTold: node.subProcessorsTold,
              website: node.website ?? "",
            },
          }
        : undefined,
    ),
  create: (client, input) => send(client, CreateDocument, { input: input as unknown as ServiceInput }),
  edit: (client, id, version, change) => send(client, EditDocument, { id, version, change: change as ServicePatchInput }),
  archive: (client, id, version) => send(client, ArchiveDocument, { id, version }),
};
