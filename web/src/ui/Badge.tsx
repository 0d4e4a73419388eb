// A state in one word, with a drawing beside it where colour would otherwise be alone.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

export type Tone = "good" | "warn" | "bad" | "plain";
const icons: Partial<Record<Tone, IconName>> = { good: "check", warn: "warning", bad: "error" };

export function Badge({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  const icon = icons[tone];
  return (
    <span className={`badge ${tone}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}
