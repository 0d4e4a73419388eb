// What is being written: kept as it is typed, and step by step taken back.
import { useCallback, useEffect, useRef, useState } from "react";
import { type DraftName, keepDraft, type Kept, keptDraft } from "./kept";
import { same, type Values } from "./shape";

/** Typing in one place without a pause this long is one step. */
const STEP = 1500;

export interface Draft {
  readonly version: number;
  readonly base: Values;
  readonly mine: Values;
  readonly changed: boolean;
  /** Whether one goes on with what was left unfinished. */
  readonly continued: boolean;
  /** Whether this browser keeps it. */
  readonly safe: boolean;
  readonly canUndo: boolean;
  /** `step` names what is changed: the same again within a moment is one step to undo. */
  change(values: Values, step?: string): void;
  undo(): void;
  /** What is written stands from now on against another version. */
  rebase(version: number, base: Values, mine: Values): void;
  forget(): void;
}

export function useDraft(name: DraftName, version: number, begin: Values, filled: Values = begin): Draft {
  const [first] = useState(() => keptDraft(name));
  const [{ version: on, base, mine }, setState] = useState<Omit<Kept, "at">>(first ?? { version, base: begin, mine: filled });
  const [past, setPast] = useState<readonly Values[]>([]);
  const [safe, setSafe] = useState(true);
  const last = useRef<{ step: string | undefined; at: number }>({ step: undefined, at: 0 });
  const forgotten = useRef(false);
  const changed = !same(mine, base);

  useEffect(() => {
    if (!forgotten.current) setSafe(keepDraft(name, changed ? { version: on, base, mine, at: Date.now() } : undefined));
  }, [name.person, name.register, name.what, on, base, mine, changed]);

  const change = useCallback(
    (values: Values, step?: string) => {
      const now = Date.now();
      const goesOn = step !== undefined && step === last.current.step && now - last.current.at < STEP;
      last.current = { step, at: now };
      if (!goesOn) setPast((before) => [...before.slice(-99), mine]);
      setState((state) => ({ ...state, mine: values }));
    },
    [mine],
  );
  return {
    version: on,
    base,
    mine,
    changed,
    continued: first !== undefined && changed,
    safe,
    canUndo: past.length > 0,
    change,
    undo: () => {
      const before = past.at(-1);
      if (!before) return;
      last.current = { step: undefined, at: 0 };
      setPast(past.slice(0, -1));
      setState((state) => ({ ...state, mine: before }));
    },
    rebase: (next, newBase, newMine) => {
      // What could be taken back to is of the version that is no more.
      setPast([]);
      setState({ version: next, base: newBase, mine: newMine });
    },
    forget: () => {
      forgotten.current = true;
      keepDraft(name, undefined);
    },
  };
}

