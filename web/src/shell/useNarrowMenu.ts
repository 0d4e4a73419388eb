// The main menu where there is no room for it: closed until it is asked for, and again when one has gone somewhere.
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useId, useState } from "react";

export function useNarrowMenu() {
  const menu = useId();
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(menu)}"]`)?.focus();
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [open, menu]);
  return { menu, open, toggle: () => setOpen((now) => !now) };
}
