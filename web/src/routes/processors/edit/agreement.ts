// A processing agreement as it is written, Art. 28(3).
import { graphql } from "../../../gql";
import type { ProcessingAgreementInput, ProcessingAgreementPatchInput } from "../../../gql/graphql";
import { type Field, textsOf } from "./draft";
import { type Noun, read, send } from "./noun";

const ReadDocument = graphql(`
  query EditableAgreement($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on ProcessingAgreement {
        version
        title
        reference
        signedOn
        validUntil
        authorisation
        lastAuditOn
        remarks
        controller {
          id
        }
        processor {
          id
        }
        services {
          id
        }
        registers {
          id
        }
      }
    }
  }
`);

const CreateDocument = graphql(`
  mutation CreateAgreement($input: ProcessingAgreementInput!, $key: String!) {
    done: createProcessingAgreement(input: { processingAgreement: $input, idempotencyKey: $key }) {
      noun: processingAgreement {
        id
      }
      userErrors {
        ...NounProblem
      }
    }
  }
`);

const EditDocument = graphql(`
  mutation EditAgreement($id: ID!, $version: Int!, $change: ProcessingAgreementPatchInput!, $key: String!) {
    done: editProcessingAgreement(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      noun: processingAgreement {
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
  mutation ArchiveAgreement($id: ID!, $version: Int!, $key: String!) {
    done: archiveProcessingAgreement(input: { id: $id, version: $version, idempotencyKey: $key }) {
      noun: processingAgreement {
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
  { name: "title", kind: "texts", required: true },
  { name: "controller", kind: "one", find: ["CONTROLLER"], required: true },
  { name: "processor", kind: "one", find: ["PROCESSOR"], required: true },
  { name: "reference", kind: "line" },
  { name: "signedOn", kind: "date" },
  { name: "validUntil", kind: "date" },
  { name: "authorisation", kind: "word", values: ["GENERAL", "SPECIFIC"], words: "authorisation", none: true },
  { name: "lastAuditOn", kind: "date" },
  { name: "services", kind: "many", find: ["SERVICE"] },
  { name: "registers", kind: "many", find: ["REGISTER"] },
  { name: "remarks", kind: "texts" },
];

export const agreement: Noun = {
  fields,
  read: (client, id) =>
    read(client, ReadDocument, id, ({ node }) =>
      node?.__typename === "ProcessingAgreement"
        ? {
            version: node.version,
            draft: {
              title: textsOf(node.title),
              controller: node.controller?.id ?? "",
              processor: node.processor?.id ?? "",
              reference: node.reference ?? "",
              signedOn: node.signedOn ?? "",
              validUntil: node.validUntil ?? "",
              authorisation: node.authorisation ?? "",
              lastAuditOn: node.lastAuditOn ?? "",
              services: node.services.map((one) => one.id),
              registers: node.registers.map((one) => one.id),
              remarks: textsOf(node.remarks),
            },
          }
        : undefined,
    ),
  create: (client, input) => send(client, CreateDocument, { input: input as unknown as ProcessingAgreementInput }),
  edit: (client, id, version, change) => send(client, EditDocument, { id, version, change: change as ProcessingAgreementPatchInput }),
  archive: (client, id, version) => send(client, ArchiveDocument, { id, version }),
};
