// Buttons, and links that look like them: one main act in a place, the others quiet.
import type { ReactNode, Ref } from "react";
import { Button as Plain, type ButtonProps } from "react-aria-components/Button";

type Look = "main" | "quiet" | "bare";

export function Button({ look = "quiet", className, ...props }: Omit<ButtonProps, "className"> & { look?: Look; className?: string; ref?: Ref<HTMLButtonElement> }) {
  return <Plain {...props} className={`button ${look} ${className ?? ""}`} />;
}

/** A link out of the client, or to a file. */
export function ButtonLink({ href, look = "main", children }: { href: string; look?: Look; children: ReactNode }) {
  return (
    <a className={`button ${look}`} href={href}>
      {children}
    </a>
  );
}
