// Things of which a register has several, one below the other: purposes, data groups, time limits. Each can be moved and taken away, and
// what was taken away comes back with "undo".
import { useEffect, useRef } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { useWords } from "../../../../i18n";
import { useAnnounce } from "../../../../ui/announce";
import { Button } from "../../../../ui/Button";
import { Icon } from "../../../../ui/Icon";
import { saidAt, usePlace } from "../context";
import { Form, type ListProps } from "../Form";
import { prefixOf } from "../registerShape";
import { newItem } from "../shape";
import { FieldFrame } from "./FieldFrame";

export function ListOf({ field, at, value, change }: ListProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { problems } = usePlace();
  const box = useRef<HTMLDivElement>(null);
  const focusOn = useRef<string>(undefined);
  const name = field.label;
  useEffect(() => {
    const target = focusOn.current;
    focusOn.current = undefined;
    if (target === undefined) return;
    const place = target === "" ? undefined : box.current?.querySelector<HTMLElement>(`[data-item="${target}"]`);
    (place?.querySelector<HTMLElement>("textarea, input, button") ?? box.current?.querySelector<HTMLElement>(":scope > .list-add"))?.focus();
  }, [value]);

  const add = () => {
    const item = newItem(field, value, prefixOf(field.name));
    focusOn.current = item.id;
    change([...value, item], `${at} +${item.id}`);
  };
  const remove = (place: number) => {
    focusOn.current = "";
    change(
      value.filter((_, other) => other !== place),
      `${at} -${place}`,
    );
    announce(t("list-removed", { what: t(`list-${name}`, { number: place + 1 }) }));
  };
  const up = (place: number) => {
    const [moved, before] = [value[place], value[place - 1]];
    if (moved && before) change([...value.slice(0, place - 1), moved, before, ...value.slice(place + 1)], `${at} ^${place}`);
  };
  return (
    <FieldFrame field={field} at={at} deep={false}>
      {() => (
        <div className="list-of" ref={box}>
          {value.map((item, place) => {
            const title = t(`list-${name}`, { number: place + 1 });
            const refused = saidAt(problems, `${at}/${place}`, true).length > 0;
            return (
              <fieldset key={item.id} data-item={item.id} className={`list-item ${refused ? "refused" : ""}`}>
                <legend>{title}</legend>
                <div className="list-acts">
                  {place > 0 && (
                    <Plain className="button bare small" aria-label={t("list-up", { what: title })} onPress={() => up(place)}>
                      <Icon name="up" />
                    </Plain>
                  )}
                  <Plain className="button bare small" aria-label={t("list-remove", { what: title })} onPress={() => remove(place)}>
                    <Icon name="close" /> {t("write-remove")}
                  </Plain>
                </div>
                <Told at={`${at}/${place}`} />
                <Form
                  fields={field.fields}
                  values={item.values}
                  at={`${at}/${place}`}
                  change={(values, step) => change(value.map((one) => (one.id === item.id ? { ...one, values } : one)), step)}
                />
              </fieldset>
            );
          })}
          <Button className="list-add" onPress={add}>
            <Icon name="add" /> {t(`list-add-${name}`)}
          </Button>
        </div>
      )}
    </FieldFrame>
  );
}

/** What is said of one of them as a whole. */
function Told({ at }: { at: string }) {
  const { problems, findings } = usePlace();
  return (
    <>
      {[...saidAt(problems, at, false), ...saidAt(findings, at, false)].map(({ message }) => (
        <p className="problem" key={message}>
          <Icon name="error" /> {message}
        </p>
      ))}
    </>
  );
}
