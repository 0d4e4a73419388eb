// An act that cannot be taken back, or that somebody else would notice: what follows is told before it is done.
import type { ReactNode } from "react";
import type { Act } from "../api/useAct";
import { useWords } from "../i18n";
import { Button } from "./Button";
import { Sheet } from "./Sheet";
import { Told } from "./Told";

interface Props {
  title: string;
  act: Pick<Act<never, never>, "refusals" | "trouble" | "underWay">;
  submit: string;
  children: ReactNode;
  onSure(): void;
  onClose(): void;
}

export function Sure({ title, act, submit, children, onSure, onClose }: Props) {
  const { t } = useWords();
  return (
    <Sheet title={title} close={onClose}>
      <Told of={act} />
      {children}
      <div className="acts">
        <Button look="main" isPending={act.underWay} onPress={onSure}>
          {submit}
        </Button>
        <Button onPress={onClose}>{t("cancel")}</Button>
      </div>
    </Sheet>
  );
}
