// Many acts, a few at a time: told one by one as they are done, and stopped between two of them. What is under way is let end. Pure.

interface Work<Task, Answer> {
  readonly tasks: readonly Task[];
  /** How many may be under way at once. */
  readonly atOnce: number;
  act(task: Task): Promise<Answer>;
  told(task: Task, answer: Answer): void;
  /** Asked before each. */
  isStopped(): boolean;
}

/** Ends when nothing is under way any more; gives back what was not begun. */
export async function workThrough<Task, Answer>({ tasks, atOnce, act, told, isStopped }: Work<Task, Answer>): Promise<readonly Task[]> {
  let next = 0;
  const hand = async () => {
    while (next < tasks.length && !isStopped()) {
      const task = tasks[next] as Task;
      next += 1;
      told(task, await act(task));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, hand));
  return tasks.slice(next);
}
