// The work on many registers as it goes on: how far it is, what was refused, and what can be taken back.
import { useRef, useState } from "react";
import { onceKey } from "../../../api/once";
import { openOf } from "./kept";
import { workThrough } from "./queue";
import { again, type Answer, back, type Hands, type Step, take } from "./step";

/** How many are changed at the same time. */
const AT_ONCE = 4;
/** After these nothing that follows would go better. */
const ENDING = new Set(["UNAUTHENTICATED", "CONNECTION"]);

export interface Progress {
  readonly steps: readonly Step[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly underWay: boolean;
}

export interface Work extends Progress {
  begin(steps: readonly Step[]): void;
  stop(): void;
  /** What was refused and what was not begun, once more. */
  goOn(): void;
}

export interface Done {
  readonly steps: readonly Step[];
  readonly answers: ReadonlyMap<string, Answer>;
}

const NOTHING: Done = { steps: [], answers: new Map() };

export function useWork(hands: Hands, ended: (done: Done) => void, begun: Done = NOTHING): Work {
  const [progress, setProgress] = useState<Progress>({ ...begun, underWay: false });
  const stopped = useRef(false);
  // Who is told at the end is the sheet as it is then.
  const telling = useRef(ended);
  telling.current = ended;

  const run = async (steps: readonly Step[], answers: ReadonlyMap<string, Answer>, tasks: readonly Step[]) => {
    stopped.current = false;
    const told = new Map(answers);
    for (const { id } of tasks) told.delete(id);
    setProgress({ steps, answers: new Map(told), underWay: true });
    await workThrough<Step, Answer>({
      tasks,
      atOnce: AT_ONCE,
      act: (step) => take(step, hands),
      told: (step, answer) => {
        told.set(step.id, answer);
        if ("refused" in answer && answer.refused === "trouble" && ENDING.has(answer.trouble.code)) stopped.current = true;
        setProgress({ steps, answers: new Map(told), underWay: true });
      },
      isStopped: () => stopped.current,
    });
    setProgress({ steps, answers: told, underWay: false });
    telling.current({ steps, answers: told });
  };
  return {
    ...progress,
    begin: (steps) => void run(steps, new Map(), steps),
    stop: () => {
      stopped.current = true;
    },
    goOn: () => {
      const { steps, answers } = progress;
      const next = steps.map((step) => again(step, answers.get(step.id) ?? { already: true }));
      void run(next, answers, openOf({ steps: next, answers }));
    },
  };
}

export const refusedOf = ({ steps, answers }: Done) =>
  steps.flatMap((step) => {
    const answer = answers.get(step.id);
    return answer && "refused" in answer ? [{ step, answer }] : [];
  });

export const notBegun = ({ steps, answers }: Done): readonly Step[] => steps.filter(({ id }) => !answers.has(id));

/** The way back for all that was done. */
export const wayBack = ({ steps, answers }: Done): readonly Step[] =>
  steps.flatMap((step) => {
    const answer = answers.get(step.id);
    return answer && "done" in answer ? [back(step, answer.version, onceKey())] : [];
  });
