// A screen whose thing is not there: under way, or failed. It has a name all the same, so that nobody who listens is lost.
import type { Asked } from "../api/useAsk";
import { Page } from "./Page";
import { Failure, Loading } from "./states";

/** `title` says what kind of thing it is. */
export function Unready({ title, of, lines = 12 }: { title: string; of: Pick<Asked<unknown>, "trouble" | "again">; lines?: number }) {
  return <Page title={title}>{of.trouble ? <Failure trouble={of.trouble} again={of.again} /> : <Loading lines={lines} />}</Page>;
}
