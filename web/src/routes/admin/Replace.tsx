// Another category in the place of one, everywhere at once. How much that changes is told before it is done.
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import type { ReplaceDataMutation } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { Sheet } from "../../ui/Sheet";
import { Told } from "../../ui/Told";
import type { CategoryNode, InTree } from "./Category";
import type { List } from "./asked";
import { ReplaceData, ReplaceSubject } from "./vocabulary";

type Extent = NonNullable<ReplaceDataMutation["replacePersonalDataCategory"]["extent"]>;

interface Props {
  list: List;
  of: CategoryNode;
  others: readonly InTree[];
  close(): void;
  done(): void;
}

export function Replace({ list, of, others, close, done }: Props) {
  const { t } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const data = useAct(ReplaceData);
  const subjects = useAct(ReplaceSubject);
  const act = list === "data" ? data : subjects;
  const [by, setBy] = useState<string>();
  const [extent, setExtent] = useState<Extent>();
  const send = async (dryRun: boolean) => {
    if (!by) return undefined;
    const told = await act.act({ input: { id: of.id, version: of.version, by, dryRun, ...(!dryRun && { idempotencyKey: onceKey() }) } });
    return told?.extent ?? undefined;
  };
  const look = async () => setExtent(await send(true));
  const replace = async () => {
    const did = await send(false);
    if (!did) return;
    announce(t("replaced"));
    done();
  };
  return (
    <Sheet title={t("replace-title", { name: say(of.name) })} lead={t("replace-lead")} close={close}>
      <div className="sheet-form">
        <Told of={act} />
        <Choose
          label={t("replace-by")}
          none={t("choose-one")}
          choices={others.map(({ id, name, depth }) => ({ id, label: name, depth }))}
          chosen={by}
          onChoose={(id) => {
            setBy(id);
            setExtent(undefined);
            act.forget();
          }}
        />
        {extent && (
          <div className="note" role="status">
            <p>{t("replace-extent")}</p>
            <ul className="plain-list">
              <li>{t("replace-controllers", { count: extent.controllers })}</li>
              <li>{t("replace-registers", { count: extent.registers, groups: extent.dataGroups })}</li>
              <li>{t("replace-flows", { count: extent.flows })}</li>
              <li>{t("replace-categories", { count: extent.categories })}</li>
            </ul>
            <p>{t("replace-archives")}</p>
          </div>
        )}
        <div className="acts">
          {extent ? (
            <Button look="main" isPending={act.underWay} onPress={() => void replace()}>
              {t("replace-do")}
            </Button>
          ) : (
            <Button look="main" isPending={act.underWay} isDisabled={!by} onPress={() => void look()}>
              {t("replace-look")}
            </Button>
          )}
          <Button onPress={close}>{t("cancel")}</Button>
        </div>
      </div>
    </Sheet>
  );
}
