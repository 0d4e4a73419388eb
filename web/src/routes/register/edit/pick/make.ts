// Makes what a register needs to point to and nobody has written down yet. Each kind has its own act on the server.
import { graphql } from "../../../../gql";
import type { CreateProcessorInput } from "../../../../gql/graphql";
import type { Client } from "urql";
import { onceKey } from "../../../../api/once";
import { type Trouble, troubleOf } from "../../../../api/trouble";
import type { Pickable } from "../shape";
import type { Problem } from "../useSave";

/** What the server told, the same for every kind; the aliases of the questions below make it so. */
interface Told {
  readonly made: { readonly noun?: { readonly id: string } | null; readonly userErrors: readonly Problem[] };
}

const documents = {
  processor: graphql(`
    mutation MakeProcessor($input: CreateProcessorInput!) {
      made: createProcessor(input: $input) {
        noun: processor {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  service: graphql(`
    mutation MakeService($input: CreateServiceInput!) {
      made: createService(input: $input) {
        noun: service {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  subjects: graphql(`
    mutation MakeDataSubjectCategory($input: CreateDataSubjectCategoryInput!) {
      made: createDataSubjectCategory(input: $input) {
        noun: dataSubjectCategory {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  data: graphql(`
    mutation MakePersonalDataCategory($input: CreatePersonalDataCategoryInput!) {
      made: createPersonalDataCategory(input: $input) {
        noun: personalDataCategory {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  recipient: graphql(`
    mutation MakeRecipient($input: CreateRecipientInput!) {
      made: createRecipient(input: $input) {
        noun: recipient {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  source: graphql(`
    mutation MakeOutsideSource($input: CreateOutsideSourceInput!) {
      made: createOutsideSource(input: $input) {
        noun: outsideSource {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  post: graphql(`
    mutation MakePost($input: CreatePostInput!) {
      made: createPost(input: $input) {
        noun: post {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  person: graphql(`
    mutation MakePerson($input: CreatePersonInput!) {
      made: createPerson(input: $input) {
        noun: person {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  provision: graphql(`
    mutation MakeProvision($input: CreateProvisionInput!) {
      made: createProvision(input: $input) {
        noun: provision {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  act: graphql(`
    mutation MakeAct($input: CreateActInput!) {
      made: createAct(input: $input) {
        noun: act {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  agreement: graphql(`
    mutation MakeProcessingAgreement($input: CreateProcessingAgreementInput!) {
      made: createProcessingAgreement(input: $input) {
        noun: processingAgreement {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
  assessment: graphql(`
    mutation MakeAssessment($input: CreateAssessmentInput!) {
      made: createAssessment(input: $input) {
        noun: assessment {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `),
} as const;

export type Made = { readonly trouble: Trouble } | { readonly problems: readonly Problem[] } | { readonly id: string };

/** The noun that the input of a kind's act holds. */
const nounOf = { subjects: "dataSubjectCategory", data: "personalDataCategory", source: "outsideSource", agreement: "processingAgreement" } as const;

/** Kinds that belong to a controller, and those that say which registers they are about. */
const owned: readonly Pickable[] = ["post", "person", "agreement", "assessment"];
const about: readonly Pickable[] = ["agreement", "assessment"];

export type Makable = keyof typeof documents;
export const isMakable = (kind: Pickable): kind is Makable => kind in documents;

interface Place {
  readonly controller: string;
  readonly register: string | undefined;
}

export async function make(client: Client, kind: Makable, written: Record<string, unknown>, { controller, register }: Place, key = onceKey()): Promise<Made> {
  const noun = {
    ...written,
    ...(owned.includes(kind) && { controller }),
    ...(about.includes(kind) && register && { registers: [register] }),
  };
  const name = (nounOf as Partial<Record<Makable, string>>)[kind] ?? kind;
  // The shape of the form has made the input; the documents differ only in what their noun is called.
  const input = { [name]: noun, idempotencyKey: key } as unknown as CreateProcessorInput;
  const { data, error } = await client.mutation(documents[kind] as (typeof documents)["processor"], { input }).toPromise();
  if (error) return { trouble: troubleOf(error) };
  const { made } = data as Told;
  if (made.noun) return { id: made.noun.id };
  return { problems: made.userErrors };
}
