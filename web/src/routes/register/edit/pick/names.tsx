// The names of all that a form points to, asked together; what is picked or made since is learnt as it comes.
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { useAsk } from "../../../../api/useAsk";
import { graphql } from "../../../../gql";
import { useSay } from "../../../../i18n";
import { useComing } from "../../../../ui/Together";
import { type CalledNode, calledOf } from "./called";

const NamesDocument = graphql(`
  query NamesInForm($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ...Called
    }
  }
`);

interface Names {
  of(id: string): CalledNode;
  learn(node: CalledNode): void;
}

const NamesContext = createContext<Names | undefined>(undefined);

/** As many as one question may name. */
const MOST = 100;

export function KnowsNames({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  const say = useSay();
  // What is there when the form opens; the rest is learnt.
  const [asked] = useState(() => [...new Set(ids)].slice(0, MOST));
  const { data, loading } = useAsk(NamesDocument, { ids: asked }, { pause: asked.length === 0 });
  useComing(loading);
  const [learnt, setLearnt] = useState<ReadonlyMap<string, CalledNode>>(new Map());
  const told = useMemo(
    () => new Map((data?.nodes ?? []).flatMap((node) => (node ? [calledOf(node, say)] : [])).flatMap((node) => (node ? [[node.id, node] as const] : []))),
    [data, say],
  );
  const learn = useCallback((node: CalledNode) => setLearnt((before) => new Map(before).set(node.id, node)), []);
  const of = (id: string): CalledNode => learnt.get(id) ?? told.get(id) ?? { id, name: data ? id : "…" };
  return <NamesContext value={{ of, learn }}>{children}</NamesContext>;
}

export function useNames(): Names {
  const names = use(NamesContext);
  if (!names) throw new Error("a picker stands outside <KnowsNames>");
  return names;
}
