// A box with a name: one thought of a screen.
import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

export function Card({ title, lead, aside, wide, children }: Props) {
  const id = useId();
  return (
    <section className={`card ${wide ? "card-wide" : ""}`} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {lead && <p className="card-lead">{lead}</p>}
      {children}
    </section>
  );
}

