// Views to come back to. The address holds all of a view, so a name for it is enough, and sending it shares it.
import { useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components/Popover";
import { useWords } from "../i18n";
import { useAnnounce } from "../ui/announce";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { keepViews, keptViews, sameView, type Screen, type View, withView } from "./kept";

interface Props {
  screen: Screen;
  /** What is said as long as none was kept. */
  none: string;
  /** Views that are there from the start. */
  offered?: readonly View[];
  open(search: string): void;
}

export function SavedViews({ screen, none, offered = [], open }: Props) {
  const { t } = useWords();
  const announce = useAnnounce();
  const search = useRouterState({ select: ({ location }) => location.searchStr });
  const [views, setViews] = useState(() => keptViews(screen));
  const [name, setName] = useState("");
  const keep = (next: readonly View[]) => {
    setViews(next);
    keepViews(screen, next);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      announce(t("views-copied"));
    } catch {
      // Without https a browser lets no page copy by itself.
      announce(t("views-not-copied"));
    }
  };
  const opening = (view: View, close: () => void) => (
    <Button
      look="bare"
      className="view-open"
      {...(sameView(view.search, search) && { "aria-current": "true" as const })}
      onPress={() => {
        close();
        open(view.search);
        announce(t("views-opened", { name: view.name }));
      }}
    >
      {view.name}
    </Button>
  );
  return (
    <DialogTrigger>
      <Button className="small">
        {t("views-saved")} {views.length > 0 && <span className="count-of">{views.length}</span>} <Icon name="down" />
      </Button>
      <Popover className="popover saved-views">
        <Dialog aria-label={t("views-saved")}>
          {({ close }) => (
            <>
              {offered.length > 0 && (
                <>
                  <h3 className="views-title">{t("views-offered")}</h3>
                  <ul className="views-offered">
                    {offered.map((view) => (
                      <li key={view.name}>{opening(view, close)}</li>
                    ))}
                  </ul>
                  <h3 className="views-title">{t("views-own")}</h3>
                </>
              )}
              {views.length === 0 && <p className="hint">{none}</p>}
              <ul className="chosen">
                {views.map((view) => (
                  <li key={view.name}>
                    {opening(view, close)}
                    <Button look="bare" className="small" aria-label={t("views-remove", { name: view.name })} onPress={() => keep(views.filter(({ name: other }) => other !== view.name))}>
                      <Icon name="close" />
                    </Button>
                  </li>
                ))}
              </ul>
              <form
                className="views-new"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (!name.trim()) return;
                  keep(withView(views, { name: name.trim(), search }));
                  announce(t("views-kept", { name: name.trim() }));
                  setName("");
                  close();
                }}
              >
                <label className="field">
                  <span>{t("views-name")}</span>
                  <input value={name} maxLength={80} onChange={({ target: { value } }) => setName(value)} />
                </label>
                <div className="views-acts">
                  <Button look="main" type="submit" isDisabled={!name.trim()}>
                    {t("save")}
                  </Button>
                  <Button onPress={() => void copy()}>{t("views-copy")}</Button>
                </div>
                <p className="hint">{t("views-where")}</p>
              </form>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
