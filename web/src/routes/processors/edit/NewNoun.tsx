// Something new: a processor, a service or an agreement. A contact proposes, and those who maintain what is shared accept.
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useWords } from "../../../i18n";
import { keyOf, routes } from "../../../paths";
import { placeOf } from "../../../records/place";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { useViewer } from "../../../viewer";
import { agreement } from "./agreement";
import { emptyDraft } from "./draft";
import { NounEditor } from "./NounEditor";
import { processor } from "./processor";
import { service } from "./service";

const nouns = { processors: processor, services: service, agreements: agreement } as const;
const places = { processors: routes.processor, services: routes.service } as const;

interface Props {
  section: keyof typeof nouns;
  open: boolean;
  onOpen(open: boolean): void;
  controller?: string | undefined;
}

export function NewNoun({ section, open, onOpen, controller }: Props) {
  const { t } = useWords();
  const viewer = useViewer();
  const navigate = useNavigate();
  const noun = nouns[section];
  const may = viewer.can(section === "agreements" ? "EditAgreement" : "EditSharedNode");
  const proposes = !may && section !== "agreements" && viewer.can("ProposeSharedNode");
  const start = useMemo(() => {
    const draft = emptyDraft(noun.fields);
    return { version: 0, draft: section === "agreements" && controller ? { ...draft, controller } : draft };
  }, [noun, section, controller]);
  if (!may && !proposes) return null;
  return (
    <div className="acts">
      <Button look="main" onPress={() => onOpen(true)}>
        {proposes ? t("propose-new") : t(`section-${section}-new`)}
      </Button>
      {open && (
        <Sheet title={t(`section-${section}-new`)} lead={proposes && t("propose-lead")} close={() => onOpen(false)}>
          <NounEditor
            noun={noun}
            id={undefined}
            start={start}
            keptAs={`new.${section}`}
            {...(proposes && { beside: { proposed: true } })}
            done={(id) => {
              onOpen(false);
              if (id) void navigate(section === "agreements" ? { to: routes.agreement, params: placeOf(id) } : { to: places[section], params: { key: keyOf(id) } });
            }}
          />
        </Sheet>
      )}
    </div>
  );
}
