// What an act was refused for, all in one place, heard as soon as it is there.
import type { Act } from "../api/useAct";
import { Failure } from "./states";

export function Told({ of }: { of: Pick<Act<never, never>, "refusals" | "trouble"> }) {
  return (
    <>
      {of.trouble && <Failure trouble={of.trouble} />}
      {of.refusals.length > 0 && (
        <div className="refusals" role="alert">
          {of.refusals.map(({ field, message }) => (
            <p key={field + message}>{message}</p>
          ))}
        </div>
      )}
    </>
  );
}
