// The chains around one place, small: enough to see at a glance, and the way into the whole picture.
import { Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { Failure, Loading } from "../../ui/states";
import { toggled, type Way } from "./asked";
import { crosses } from "./lanes";
import type { DrawnLink } from "./narrow";
import { Picture } from "./Picture";
import { useExplored } from "./useExplored";

/** Chains that a glance takes in; the explorer has the rest. */
const MOST = 100;
const SIZE = 0.85;
const NOTHING: readonly string[] = [];

interface Props {
  from: string;
  way?: Way;
  /** Places whose own flows are shown from the beginning. */
  opened?: readonly string[];
}

export function SmallPicture({ from, way = "ONWARD", opened = NOTHING }: Props) {
  const { t } = useWords();
  const [at, setAt] = useState<string>();
  const [open, setOpen] = useState(opened.join() || undefined);
  const [shut, setShut] = useState<string>();
  const search = { ask: "around" as const, from, way, open, shut };
  const { layout, facts, telling, loading, trouble, again, shut: isClosed } = useExplored(search, MOST, 2);
  const isOut = useCallback((link: DrawnLink) => link.links.some((one) => crosses(one, facts)), [facts]);
  if (trouble) return <Failure trouble={trouble} again={again} />;
  if (loading && layout.nodes.length === 0) return <Loading lines={4} />;
  if (layout.nodes.length < 2) return <p className="hint">{t("ask-around-none")}</p>;
  return (
    <div className="small-picture" aria-busy={loading}>
      <p id="picture-keys" className="visually-hidden">
        {t("picture-keys")}
      </p>
      <Picture
        layout={layout}
        facts={facts}
        telling={telling}
        zoom={SIZE}
        at={at}
        isShut={(id) => isClosed.has(id) || id.startsWith("group:")}
        isOut={isOut}
        onAt={setAt}
        open={(id) => (isClosed.has(id) ? setShut(toggled(shut, id, false)) : setOpen(toggled(open, id, true)))}
        shut={(id) => setShut(toggled(shut, id, true))}
      />
      <p className="acts">
        <Link to={routes.explore} search={{ ask: "around", from, way: way === "ONWARD" ? undefined : way, open, at }} className="button quiet">
          {t("picture-whole")}
        </Link>
      </p>
    </div>
  );
}
