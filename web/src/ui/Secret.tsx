// A secret that is shown this once: it can be copied, and nobody can show it again.
import { useRef } from "react";
import { Input, Label, TextField } from "react-aria-components/TextField";
import { useWords } from "../i18n";
import { useAnnounce } from "./announce";
import { Button } from "./Button";
import { Icon } from "./Icon";

export function Secret({ label, secret }: { label: string; secret: string }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      announce(t("secret-copied"));
    } catch {
      // Without https a browser lets no page copy by itself; the text is selected, and Ctrl+C does it.
      announce(t("secret-selected"));
    }
  };
  return (
    <div className="shown-once">
      <p className="shown-once-title">
        <Icon name="warning" /> {t("shown-once")}
      </p>
      <TextField className="field" value={secret} isReadOnly>
        <Label>{label}</Label>
        <Input ref={input} />
      </TextField>
      <div>
        <Button onPress={() => void copy()}>{t("secret-copy")}</Button>
      </div>
    </div>
  );
}
