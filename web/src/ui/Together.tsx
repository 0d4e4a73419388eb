// A screen that is painted once: one that is opened at something in it (an editor, what a register said on a day) is shown when all of
// that has come. Piece by piece, each that comes would push away what one has just begun to read.
import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useRef, useState } from "react";

interface Gathering {
  readonly shown: boolean;
  /** Something is on its way; what it gives back says that it has come. */
  wait(): () => void;
}

const GatheringContext = createContext<Gathering | undefined>(undefined);

interface Props {
  /** Whether it is waited for, when the screen begins; what is opened later opens in its place. */
  wanted: boolean;
  instead: ReactNode;
  children: ReactNode;
}

export function Together({ wanted, instead, children }: Props) {
  const [shown, setShown] = useState(!wanted);
  const [, look] = useState(0);
  const coming = useRef(0);
  const wait = useCallback(() => {
    coming.current += 1;
    return () => {
      coming.current -= 1;
      // What came may wait for more itself: it says so before this is looked at again.
      look((count) => count + 1);
    };
  }, []);
  useLayoutEffect(() => {
    if (coming.current === 0) setShown(true);
  });
  return (
    <>
      {!shown && instead}
      <GatheringContext value={shown ? undefined : { shown, wait }}>
        <div hidden={!shown}>{children}</div>
      </GatheringContext>
    </>
  );
}

/** Says that something is on its way here, as long as it is. */
export function useComing(coming: boolean): void {
  const wait = use(GatheringContext)?.wait;
  useLayoutEffect(() => (coming ? wait?.() : undefined), [coming, wait]);
}

/** Whether what stands here can be seen; before that it cannot have the focus. */
export const useShown = (): boolean => use(GatheringContext)?.shown ?? true;

/** What is not waited for: it stands below, or says little. */
export function Apart({ children }: { children: ReactNode }) {
  return <GatheringContext value={undefined}>{children}</GatheringContext>;
}
