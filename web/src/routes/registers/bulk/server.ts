// What the chosen registers are now, and how one of them is changed: the questions to the server, in the words of a plan.
import type { Client } from "urql";
import { type Trouble, troubleOf } from "../../../api/trouble";
import { graphql, unmask } from "../../../gql";
import type { BulkRegisterFragment } from "../../../gql/graphql";
import type { Language, LanguageText } from "../../../i18n";
import type { Standing } from "./plan";
import type { Hands, Now, Sent, Values } from "./step";

const BulkRegister = graphql(`
  fragment BulkRegister on Register {
    id
    version
    name
    archivedOn
    viewerCan {
      edit
    }
    controller {
      id
      name
      languages
    }
    responsiblePost {
      id
      title
    }
    contactPosts {
      id
      title
    }
    startsOn
    reviewInterval
    confirmations {
      part
      on
    }
  }
`);

const BulkRegistersDocument = graphql(`
  query BulkRegisters($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ...BulkRegister
    }
  }
`);

const BulkEditDocument = graphql(`
  mutation BulkEdit($id: ID!, $version: Int!, $change: RegisterPatchInput!, $key: String!) {
    editRegister(input: { id: $id, version: $version, change: $change, idempotencyKey: $key }) {
      register {
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

/** As many as one question may name. */
export const AT_ONCE = 100;
/** How long is waited when the server asks for patience. */
const PAUSE = 5_000;

type Say = (text: LanguageText | null | undefined) => string;

export interface Known extends Standing {
  readonly of: { readonly name: string; readonly languages: readonly Language[] };
  /** For the day it is to be reviewed, whatever the interval will be. */
  readonly upkeep: Pick<BulkRegisterFragment, "startsOn" | "confirmations">;
}

/** The chosen registers in their order, without those that are out of reach by now; the names of posts are learnt by the way. */
export async function standingsOf(client: Client, ids: readonly string[], say: Say, names: Map<string, string>): Promise<readonly Known[] | Trouble> {
  const all: Known[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const { data, error } = await client.query(BulkRegistersDocument, { ids: ids.slice(from, from + AT_ONCE) }, { requestPolicy: "network-only" }).toPromise();
    if (error || !data) return troubleOf(error as NonNullable<typeof error>);
    for (const node of data.nodes) if (node?.__typename === "Register") all.push(knownOf(unmask(BulkRegister, node), say, names));
  }
  return all;
}

function knownOf(register: BulkRegisterFragment, say: Say, names: Map<string, string>): Known {
  const { id, version, name, archivedOn, viewerCan, controller, responsiblePost, contactPosts, reviewInterval, startsOn, confirmations } = register;
  for (const post of [...contactPosts, ...(responsiblePost ? [responsiblePost] : [])]) names.set(post.id, say(post.title));
  return {
    id,
    version,
    name: say(name),
    archived: archivedOn != null,
    mayEdit: viewerCan.edit,
    controller: controller?.id,
    of: { name: say(controller?.name), languages: (controller?.languages ?? []).map((language) => language.toLowerCase() as Language) },
    values: { responsiblePost: responsiblePost?.id ?? null, contactPosts: contactPosts.map((post) => post.id), reviewInterval: reviewInterval ?? null },
    upkeep: { startsOn, confirmations },
  };
}

export function handsOf(client: Client, say: Say, names: Map<string, string>): Hands {
  return {
    async send(id, version, change, key): Promise<Sent> {
      const { data, error } = await client.mutation(BulkEditDocument, { id, version, change: patchOf(change), key }).toPromise();
      if (error || !data) return { trouble: troubleOf(error as NonNullable<typeof error>) };
      const { register, userErrors } = data.editRegister;
      if (userErrors.some(({ code }) => code === "STALE")) return { stale: true };
      if (userErrors.length > 0 || !register) return { sentence: userErrors.map(({ message }) => message).join(" ") };
      return { version: register.version };
    },
    async look(id) {
      const told = await standingsOf(client, [id], say, names);
      if ("code" in told) return { trouble: told };
      const [now] = told;
      return now && ({ version: now.version, archived: now.archived, values: now.values } satisfies Now);
    },
    wait: () => new Promise((resolve) => setTimeout(resolve, PAUSE)),
  };
}

/** Lists of the API are not read-only by their type. */
const patchOf = ({ contactPosts, ...rest }: Values) => ({ ...rest, ...(contactPosts && { contactPosts: [...contactPosts] }) });
