// Makes a register, as a copy where one asks for it, and then its data flows one by one, telling how far it is.
import { useRef, useState } from "react";
import { type Client, useClient } from "urql";
import { onceKey } from "../../api/once";
import { type Trouble, troubleOf } from "../../api/trouble";
import { graphql, unmask } from "../../gql";
import type { DataFlowInput, RegisterInput } from "../../gql/graphql";
import { askNewest } from "../register/edit/useNewest";
import { CreateFlowDocument, EditableFlow } from "../register/edit/flows/flow";
import { EVERY_FIELD } from "../register/edit/flows/flowShape";
import { read, write } from "../register/edit/shape";
import type { Problem } from "../register/edit/useSave";
import { copied } from "./copied";

const CreateRegisterDocument = graphql(`
  mutation CreateRegister($register: RegisterInput!, $key: String!) {
    createRegister(input: { register: $register, idempotencyKey: $key }) {
      register {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const FlowsToCopyDocument = graphql(`
  query FlowsToCopy($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      id
      ... on Register {
        flows(first: 50, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            ...EditableFlow
          }
        }
      }
    }
  }
`);

export interface Wanted {
  readonly name: unknown;
  readonly controller: string;
  readonly department: string | undefined;
  readonly copyOf: string | undefined;
  readonly withFlows: boolean;
}

export interface Made {
  readonly id: string;
  /** Flows that could not be copied. */
  readonly left: number;
}

export function useCreate() {
  const client = useClient();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const [underWay, setUnderWay] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const last = useRef({ asked: "", key: "" });

  const act = async ({ name, controller, department, copyOf, withFlows }: Wanted): Promise<Made | undefined> => {
    const source = copyOf === undefined ? undefined : await askNewest(client, copyOf);
    if (source && "trouble" in source) return void setTrouble(source.trouble);
    const input = { ...(source && copied(source.register, controller)), name, controller, ...(department && { department }) };
    // Sent again because no answer came, it makes one register and not two.
    const asked = JSON.stringify(input);
    if (last.current.asked !== asked) last.current = { asked, key: onceKey() };
    const { data, error } = await client.mutation(CreateRegisterDocument, { register: input as RegisterInput, key: last.current.key }).toPromise();
    if (error) return void setTrouble(troubleOf(error));
    const { register, userErrors } = data?.createRegister ?? { userErrors: [] };
    if (!register) {
      last.current = { asked: "", key: "" };
      return void setProblems(userErrors.map((problem) => ({ ...problem, field: problem.field.replace(/^\/register(?=\/)/, "") })));
    }
    const left = copyOf !== undefined && withFlows ? await copyFlows(client, copyOf, register.id, (done, of) => setProgress({ done, of })) : 0;
    return { id: register.id, left };
  };
  const create = async (wanted: Wanted): Promise<Made | undefined> => {
    setUnderWay(true);
    setProblems([]);
    setTrouble(undefined);
    const made = await act(wanted);
    setUnderWay(false);
    setProgress(undefined);
    return made;
  };
  return { create, progress, underWay, problems, trouble };
}

async function copyFlows(client: Client, from: string, to: string, tell: (done: number, of: number) => void): Promise<number> {
  const flows: DataFlowInput[] = [];
  let after: string | null = null;
  do {
    const { data }: Awaited<ReturnType<typeof page>> = await page(client, from, after);
    if (data?.node?.__typename !== "Register") return 1;
    const { nodes, pageInfo } = data.node.flows;
    for (const node of nodes) {
      const flow = unmask(EditableFlow, node);
      // An end that is out of one's reach cannot be named.
      if (flow.archivedOn || !flow.from || !flow.to) continue;
      const written = write(EVERY_FIELD, read(EVERY_FIELD, flow));
      const end = (id: string) => (id === from ? to : id);
      flows.push({ ...written, kind: flow.kind, from: end(flow.from.id), to: end(flow.to.id) } as unknown as DataFlowInput);
    }
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  let left = 0;
  for (const [at, dataFlow] of flows.entries()) {
    tell(at, flows.length);
    const { data } = await client.mutation(CreateFlowDocument, { dataFlow, key: onceKey() }).toPromise();
    if (!data?.createDataFlow.dataFlow) left += 1;
  }
  return left;
}

const page = (client: Client, id: string, after: string | null) => client.query(FlowsToCopyDocument, { id, after }, { requestPolicy: "network-only" }).toPromise();
