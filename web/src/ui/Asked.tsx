// The answer to a card's question, or what stands in its place.
import type { ReactNode } from "react";
import type { Asked as Question } from "../api/useAsk";
import { Failure, Loading } from "./states";

interface Props<Data> {
  of: Question<Data>;
  /** About as many as the answer will be high: what stands below keeps its place when it comes. */
  lines?: number;
  children(data: Data): ReactNode;
}

export function Asked<Data>({ of, lines, children }: Props<Data>) {
  // Part of an answer with an error is no answer: a list that misses rows would read as whole.
  if (of.trouble) return <Failure trouble={of.trouble} again={of.again} />;
  if (of.data === undefined) return <Loading {...(lines !== undefined && { lines })} />;
  return <>{children(of.data)}</>;
}
