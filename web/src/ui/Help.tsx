// What does this word mean? Two plain sentences where the word stands, for whoever asks.
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger, Heading } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { useWords } from "../i18n";
import { Icon } from "./Icon";

export type Term = "two-people" | "completeness" | "finding" | "third-country" | "waiver" | "difference" | "as-of";

export function Help({ term }: { term: Term }) {
  const { t } = useWords();
  return (
    <DialogTrigger>
      <Button className="help" aria-label={t("help-of", { word: t(`term-${term}`) })}>
        <Icon name="info" />
      </Button>
      <Popover className="popover help-text" placement="bottom">
        <Dialog>
          <Heading slot="title" level={2}>
            {t(`term-${term}`)}
          </Heading>
          <p>{t(`meaning-${term}`)}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
