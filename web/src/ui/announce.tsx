// Messages that are heard as well as seen: one live region for the whole page, which is there before the first message.
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";

type Announce = (message: string) => void;
const AnnounceContext = createContext<Announce>(() => undefined);

/** How long a message is shown. */
const SHOWN = 6_000;

export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [{ message, count }, setMessage] = useState({ message: "", count: 0 });
  const announce = useCallback((text: string) => setMessage(({ count: before }) => ({ message: text, count: before + 1 })), []);
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(() => setMessage((now) => ({ ...now, message: "" })), SHOWN);
    return () => clearTimeout(timer);
  }, [message, count]);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="messages" role="status" aria-live="polite">
        {message && (
          <p className="message" key={count}>
            {message}
          </p>
        )}
      </div>
    </AnnounceContext>
  );
}

/** Tells something that has happened. */
export const useAnnounce = (): Announce => use(AnnounceContext);
