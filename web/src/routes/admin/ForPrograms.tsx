// What service accounts are given, keys or messages: what there is, and a form for another, once there is an account to give it to.
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { Button } from "../../ui/Button";
import { Desk } from "./Desk";

interface Props {
  name: "tokens" | "webhooks";
  /** What the button for another says. */
  another: string;
  /** Whether there is an account to give it to; not known while it is being asked. */
  accounts: number | undefined;
  form(close: () => void): ReactNode;
  again(): void;
  children: ReactNode;
}

export function ForPrograms({ name, another, accounts, form, again, children }: Props) {
  const { t } = useWords();
  const [making, setMaking] = useState(false);
  return (
    <Desk
      name={name}
      aside={
        <p className="acts">
          <Button look="main" isDisabled={!accounts} onPress={() => setMaking(true)}>
            {another}
          </Button>
        </p>
      }
    >
      {making &&
        form(() => {
          setMaking(false);
          again();
        })}
      <div className="cards">
        {accounts === 0 && (
          <p className="note">
            {t("token-no-accounts")}{" "}
            <Link to={routes.adminAccounts} search={{ kind: "SERVICE" }}>
              {t("desk-accounts")}
            </Link>
          </p>
        )}
        {children}
      </div>
    </Desk>
  );
}
