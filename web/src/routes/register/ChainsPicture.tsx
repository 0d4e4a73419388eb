// The chains of a register as a small picture, drawn when it is asked for: most who read a register have another question.
import { useState } from "react";
import { useWords } from "../../i18n";
import { withWords } from "../../i18n/sources";
import { Button } from "../../ui/Button";
import { later } from "../../ui/later";

const SmallPicture = later(() => withWords(import("../explore/SmallPicture"), "explore").then((made) => made.SmallPicture));

export function ChainsPicture({ from }: { from: string }) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <>
      <p className="acts">
        <Button className="small" aria-expanded={shown} onPress={() => setShown(!shown)}>
          {shown ? t("chains-hide") : t("chains-show")}
        </Button>
      </p>
      {shown && (
        <SmallPicture from={from} way="BOTH" />
      )}
    </>
  );
}
