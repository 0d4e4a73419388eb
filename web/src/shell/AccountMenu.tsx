// Who one is, light or dark, how one is written to, and the way out.
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components/Menu";
import { useWords } from "../i18n";
import { outside, routes } from "../paths";
import { chooseTheme, chosenTheme, type Theme, THEMES } from "../theme";
import { useAnnounce } from "../ui/announce";
import { Icon } from "../ui/Icon";
import { later } from "../ui/later";
import { useViewer } from "../viewer";

const OwnMessages = later(() => import("./OwnMessages").then((made) => made.OwnMessages));

export function AccountMenu() {
  const { t, word } = useWords();
  const viewer = useViewer();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [theme, setTheme] = useState(chosenTheme);
  const [messages, setMessages] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const closeMessages = () => {
    setMessages(false);
    // The sheet came later than the menu went, and does not know where one was.
    requestAnimationFrame(() => button.current?.focus());
  };
  const roles = [...new Set(viewer.roles.map(({ role }) => word("Role", role)))].join(", ");

  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  const leave = async () => {
    try {
      const answer = await fetch(outside.signOut, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams({ end: "this" }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { next } = (await answer.json()) as { next: string };
      location.assign(next);
    } catch {
      announce(t("sign-out-failed"));
    }
  };

  return (
    <>
      <MenuTrigger>
        <Button className="button bare account" ref={button}>
          <Icon name="person" />
          <span className="visually-hidden">{t("account-menu")}: </span>
          <span className="account-name">{viewer.name}</span>
          <Icon name="down" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label={t("account-menu")}>
            <MenuSection
              selectionMode="single"
              selectedKeys={[theme]}
              onSelectionChange={(keys) => {
                const chosen = THEMES.find((one) => keys !== "all" && keys.has(one));
                if (chosen) choose(chosen);
              }}
            >
              <Header className="menu-who">
                <strong>{viewer.name}</strong>
                <span>{roles}</span>
                <span className="menu-title">{t("theme")}</span>
              </Header>
              {THEMES.map((one) => (
                <MenuItem className="menu-item" id={one} key={one} textValue={t(`theme-${one}`)}>
                  <span className="menu-tick">{one === theme && <Icon name="check" />}</span>
                  {t(`theme-${one}`)}
                </MenuItem>
              ))}
            </MenuSection>
            <Separator className="menu-line" />
            <MenuItem className="menu-item" id="tour" onAction={() => void navigate({ to: routes.home, search: { tour: true } })}>
              <span className="menu-tick" />
              {t("tour-again")}
            </MenuItem>
            <MenuItem className="menu-item" id="messages" onAction={() => setMessages(true)}>
              <span className="menu-tick" />
              {t("own-messages")}
            </MenuItem>
            <MenuItem className="menu-item" id="sessions" href={outside.signOut} target="_self">
              <span className="menu-tick" />
              {t("sessions")}
            </MenuItem>
            <MenuItem className="menu-item" id="sign-out" onAction={() => void leave()}>
              <span className="menu-tick" />
              {t("sign-out")}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {messages && <OwnMessages close={closeMessages} />}
    </>
  );
}
