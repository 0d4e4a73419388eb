// Sends what was written; when another has saved meanwhile, puts both together, and asks where they clash.
import { useRef, useState } from "react";
import { onceKey } from "../../../api/once";
import type { Trouble } from "../../../api/trouble";
import { useWords } from "../../../i18n";
import { merge, type Piece } from "./merge";
import { type Field, patchOf, unchosen, type Values } from "./shape";
import type { Draft } from "./useDraft";

export interface Problem {
  readonly code: string;
  /** A JSON pointer into what was sent. */
  readonly field: string;
  readonly message: string;
}

/** Who saved meanwhile, and when; not told where one may not see the other. */
export interface Other {
  readonly by: string | undefined;
  readonly at: string | undefined;
}

export type Answered =
  | { readonly trouble: Trouble }
  | { readonly problems: readonly Problem[]; readonly other?: Other | undefined }
  | { readonly id: string };

export type Newest = { readonly trouble: Trouble } | { readonly version: number; readonly values: Values };

interface Asked {
  readonly fields: readonly Field[];
  readonly draft: Draft;
  send(version: number, change: Record<string, unknown>, key: string): Promise<Answered>;
  newest(): Promise<Newest>;
  saved(id: string, together: boolean): void;
}

/** Somebody has written too, and the same place. */
export interface Clashing extends Other {
  readonly version: number;
  readonly theirs: Values;
  readonly clashes: readonly Piece[];
}

export interface Saving {
  readonly underWay: boolean;
  readonly problems: readonly Problem[];
  readonly trouble: Trouble | undefined;
  readonly clashing: Clashing | undefined;
  save(): Promise<void>;
  settle(takeTheirs: (clash: Piece) => boolean): Promise<void>;
  back(): void;
}

export function useSave({ fields, draft, send, newest, saved }: Asked): Saving {
  const { t } = useWords();
  const [underWay, setUnderWay] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const [clashing, setClashing] = useState<Clashing>();
  const last = useRef({ sent: "", key: "" });

  const put = async (version: number, base: Values, mine: Values, together: boolean): Promise<void> => {
    setProblems([]);
    setTrouble(undefined);
    const missing = unchosen(fields, mine);
    if (missing.length > 0) return setProblems(missing.map((field) => ({ code: "REQUIRED", field, message: t("write-choose") })));
    const change = patchOf(fields, base, mine);
    // What one has written, the other had written too.
    if (version > 0 && Object.keys(change).length === 0) return saved("", together);
    // The same, sent again because no answer came, has the same key and happens once.
    const sent = JSON.stringify([version, change]);
    if (last.current.sent !== sent) last.current = { sent, key: onceKey() };
    const answer = await send(version, change, last.current.key);
    if ("trouble" in answer) return setTrouble(answer.trouble);
    if ("id" in answer) return saved(answer.id, together);
    if (answer.problems.some(({ code }) => code === "STALE")) return meet(base, mine, answer.other);
    setProblems(answer.problems);
  };

  const meet = async (base: Values, mine: Values, other: Other | undefined): Promise<void> => {
    const now = await newest();
    if ("trouble" in now) return setTrouble(now.trouble);
    const { values, clashes } = merge(fields, base, mine, now.values);
    if (clashes.length > 0) return setClashing({ by: other?.by, at: other?.at, version: now.version, theirs: now.values, clashes });
    draft.rebase(now.version, now.values, values);
    return put(now.version, now.values, values, true);
  };

  const busy = async (act: () => Promise<void>) => {
    setUnderWay(true);
    await act();
    setUnderWay(false);
  };
  return {
    underWay,
    problems,
    trouble,
    clashing,
    save: () => busy(() => put(draft.version, draft.base, draft.mine, false)),
    settle: (takeTheirs) =>
      busy(async () => {
        if (!clashing) return;
        const { values } = merge(fields, draft.base, draft.mine, clashing.theirs, takeTheirs);
        setClashing(undefined);
        draft.rebase(clashing.version, clashing.theirs, values);
        await put(clashing.version, clashing.theirs, values, true);
      }),
    back: () => setClashing(undefined),
  };
}
