// A value once it has stopped changing for a moment: what is typed is asked of the server in pauses.
import { useEffect, useState } from "react";

export function useQuiet<Value>(value: Value, quiet: number): Value {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quiet);
    return () => clearTimeout(timer);
    // Two values that say the same are the same.
  }, [key, quiet]);
  return settled;
}
