// Which comments belong together? A comment with all that answers it, directly or by way of another; the unsettled first. Pure.
import type { RegisterPart } from "../../../gql/graphql";

interface Comment {
  readonly id: string;
  readonly part?: RegisterPart | null;
  readonly writtenAt?: string | null;
  readonly settledAt?: string | null;
  readonly answers?: { readonly id: string } | null;
}

export interface Thread<One> {
  readonly first: One;
  readonly answers: readonly One[];
}

/** The threads on a part; what is about no part is about the whole. */
export function threadsOf<One extends Comment>(comments: readonly One[], part: RegisterPart): Thread<One>[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const rootOf = (comment: One): One => {
    const seen = new Set<string>();
    let at = comment;
    while (at.answers && !seen.has(at.id)) {
      seen.add(at.id);
      const before = byId.get(at.answers.id);
      // What it answers may be out of reach or archived: then it stands for itself.
      if (!before) return at;
      at = before;
    }
    return at;
  };
  const inTime = (one: One, other: One) => (one.writtenAt ?? "").localeCompare(other.writtenAt ?? "");
  const threads = new Map<string, One[]>();
  for (const comment of [...comments].sort(inTime)) {
    const root = rootOf(comment);
    if ((root.part ?? "WHOLE") !== part) continue;
    const answers = threads.get(root.id) ?? [];
    threads.set(root.id, comment === root ? answers : [...answers, comment]);
  }
  return [...threads]
    .flatMap(([id, answers]) => {
      const first = byId.get(id);
      return first ? [{ first, answers }] : [];
    })
    .sort((one, other) => Number(Boolean(one.first.settledAt)) - Number(Boolean(other.first.settledAt)) || inTime(one.first, other.first));
}
