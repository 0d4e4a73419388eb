// A long list as lines: what is added is found by typing, and only the line that one writes is open.
import { useEffect, useRef, useState } from "react";
import { Button as Plain } from "react-aria-components/Button";
import { LANGUAGES, useWords } from "../../../../i18n";
import { said } from "../../../../i18n/said";
import { useAnnounce } from "../../../../ui/announce";
import { Icon } from "../../../../ui/Icon";
import { SeverityMark } from "../../../../ui/SeverityMark";
import { saidAt, usePlace } from "../context";
import { Form, type ListProps } from "../Form";
import { useNames } from "../pick/names";
import { Picker } from "../pick/Picker";
import { type Item, newItem, type Texts, textsOf, type Value } from "../shape";
import { FieldFrame, useLabel } from "./FieldFrame";

export function Lines({ field, at, value, change }: ListProps) {
  const { t, language } = useWords();
  const announce = useAnnounce();
  const names = useNames();
  const { problems, findings } = usePlace();
  const label = useLabel()(field);
  const [open, setOpen] = useState<string>();
  const box = useRef<HTMLUListElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) box.current?.querySelector<HTMLElement>("[data-open] textarea, [data-open] input")?.focus();
    opened.current = false;
  }, [open]);

  const category = (item: Item) => item.values["category"] as string | null;
  const own = (item: Item) => said(item.values["text"] as Texts, language)?.text;
  const nameOf = (item: Item) => own(item) ?? (category(item) === null ? t("not-stated") : names.of(category(item) ?? "").name);
  const add = (values: { [name: string]: Value }) => {
    const item = newItem(field, value, "m");
    change([...value, { ...item, values: { ...item.values, ...values } }], `${at} +${item.id}`);
  };
  return (
    <FieldFrame field={field} at={at} deep={false}>
      {(described) => (
        <div role="group" aria-label={label} aria-describedby={described}>
          <p className="field-label" aria-hidden="true">
            {label} <span className="count-of">{value.length}</span>
          </p>
          <ul className="lines" ref={box} aria-label={label}>
            {value.map((item, place) => {
              const here = `${at}/${place}`;
              const [told] = saidAt(findings, here, true);
              const refused = saidAt(problems, here, true).length > 0;
              // A finding is read where one writes; a refusal opens its line.
              const isOpen = open === item.id || refused;
              const name = nameOf(item);
              return (
                <li key={item.id} data-at={here} {...(isOpen && { "data-open": "" })}>
                  <div className="line">
                    <span className="line-name">
                      {told && <SeverityMark severity={told.severity} />} {name}
                      {own(item) && category(item) !== null && <span className="cell-sub">{names.of(category(item) ?? "").name}</span>}
                    </span>
                    <Plain
                      className="button bare small"
                      aria-expanded={isOpen}
                      aria-label={t("list-edit", { what: name })}
                      onPress={() => {
                        opened.current = !isOpen;
                        setOpen(isOpen ? undefined : item.id);
                      }}
                    >
                      {isOpen ? t("close") : t("edit")}
                    </Plain>
                    <Plain
                      className="button bare small"
                      aria-label={t("list-remove", { what: name })}
                      onPress={() => {
                        // Its neighbour's button, else the box to add one, so that the focus is not lost.
                        const buttons = box.current?.querySelectorAll<HTMLElement>(".line > :last-child");
                        (buttons?.[place + 1] ?? buttons?.[place - 1] ?? box.current?.parentElement?.querySelector("input"))?.focus();
                        change(
                          value.filter((one) => one.id !== item.id),
                          `${at} -${item.id}`,
                        );
                        announce(t("list-removed", { what: name }));
                      }}
                    >
                      <Icon name="close" />
                    </Plain>
                  </div>
                  {isOpen ? (
                    <div className="line-form">
                      <Form
                        fields={field.fields}
                        values={item.values}
                        at={here}
                        change={(values, step) => change(value.map((one) => (one.id === item.id ? { ...one, values } : one)), step)}
                      />
                    </div>
                  ) : (
                    told && <p className="cell-sub">{told.message}</p>
                  )}
                </li>
              );
            })}
          </ul>
          <Picker
            label={t(`list-add-${field.label}`)}
            kinds={["data"]}
            chosen={[]}
            without={value.flatMap((item) => (own(item) ? [] : (category(item) ?? [])))}
            change={([id]) => id !== undefined && add({ category: id })}
            own={(words) => add({ text: textsOf(Object.fromEntries(LANGUAGES.map((one) => [one, one === language ? words : ""]))) })}
          />
        </div>
      )}
    </FieldFrame>
  );
}
