// A screen: its name, in the window's title too, what it is for, and what is on it.
import { type ReactNode, type Ref, useEffect } from "react";
import { useWords } from "../i18n";

interface Props {
  title: string;
  /** The title as it is shown, where that is more than its words. */
  heading?: ReactNode;
  kicker?: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
  /** Its heading, for who hands it the focus: when what was done took away where it was done. */
  top?: Ref<HTMLHeadingElement>;
  children: ReactNode;
}

export function Page({ title, heading, kicker, lead, aside, top, children }: Props) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} – ${t("site-name")}`;
  }, [title, t]);
  return (
    <div className="wide page">
      <div className="page-head">
        <div>
          {kicker && <p className="kicker">{kicker}</p>}
          <h1 {...(top && { tabIndex: -1, ref: top })}>{heading ?? title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {aside && <div className="page-aside">{aside}</div>}
      </div>
      {children}
    </div>
  );
}
