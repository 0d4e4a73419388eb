// What a field points to: found by typing, chosen with keys or a pointer, and made in place where it is not there yet and one may.
import { useEffect, useId, useRef, useState } from "react";
import { Button as Plain, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components/ComboBox";
import { useClient } from "urql";
import { useSay, useWords } from "../../../../i18n";
import { useAnnounce } from "../../../../ui/announce";
import { Badge } from "../../../../ui/Badge";
import { Icon } from "../../../../ui/Icon";
import { later } from "../../../../ui/later";
import { useViewer } from "../../../../viewer";
import { usePlace } from "../context";
import type { Pickable } from "../shape";
import type { CalledNode } from "./called";
import { find } from "./find";
import { makings } from "./madeShape";
import { useNames } from "./names";

const MakeDialog = later(() => import("./MakeDialog").then((made) => made.MakeDialog), 0);

interface Props {
  label: string;
  kinds: readonly Pickable[];
  chosen: readonly string[];
  change(chosen: readonly string[]): void;
  /** Only one can be chosen. */
  single?: boolean;
  described?: string | undefined;
  /** What is already there and not offered again, besides what is chosen. */
  without?: readonly string[];
  /** Only finds: what is not there is made elsewhere. */
  finds?: boolean;
  /** Takes the words as they were typed, where a field knows what to do with them. */
  own?: (words: string) => void;
}

/** How long a pause between two keys may be. */
const PAUSE = 160;
const MAKE = "+";
const OWN = "=";

const isMore = (id: string) => id.startsWith(MAKE) || id === OWN;

/** Kinds of which nothing is offered before words are typed: there are too many. */
const BY_WORDS: readonly Pickable[] = ["provision", "processor", "service", "recipient", "source", "register"];

export function Picker({ label, kinds, chosen, change, single = false, described, without = [], finds = false, own }: Props) {
  const { t, language } = useWords();
  const say = useSay();
  const client = useClient();
  const viewer = useViewer();
  const announce = useAnnounce();
  const names = useNames();
  const { controller } = usePlace();
  const hint = useId();
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState(false);
  const [found, setFound] = useState<readonly CalledNode[]>();
  const [making, setMaking] = useState<{ kind: Pickable; typed: string }>();
  const box = useRef<HTMLDivElement>(null);
  const refocus = useRef(false);
  const came = useRef<string>(undefined);
  const kindsKey = kinds.join(" ");
  const byWords = kinds.some((kind) => BY_WORDS.includes(kind));
  const asking = opened && (!byWords || typed.trim() !== "");

  useEffect(() => {
    if (!asking) return setFound(undefined);
    let late = false;
    const timer = setTimeout(
      () => {
        void find(kinds, typed, { client, say, language, controller }).then((nodes) => {
          if (!late && nodes) setFound(nodes);
        });
      },
      typed ? PAUSE : 0,
    );
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [asking, typed, kindsKey, controller, language]);
  useEffect(() => {
    // What had the focus has gone with what was taken away.
    if (refocus.current) box.current?.querySelector("input")?.focus();
    refocus.current = false;
    // Nor does one write on in a sheet that has done its work, or in a field that takes only one: one is at what came of it.
    const at = came.current === undefined ? -1 : chosen.indexOf(came.current);
    if (at >= 0) box.current?.querySelectorAll<HTMLElement>(".chosen > li")[at]?.focus();
    if (at >= 0) came.current = undefined;
  }, [chosen]);

  const makable = kinds.filter((kind) => !finds && makings[kind]?.actions.some((action) => viewer.can(action)));
  const others = [...new Set(kinds.flatMap((kind) => (makings[kind] && !makable.includes(kind) ? [makings[kind].who] : [])))];
  const taken = new Set([...chosen, ...without]);
  const offered = (found ?? []).filter(({ id }) => !taken.has(id));
  // Not before one has looked for it.
  const looked = asking && found && typed.trim() !== "";
  const more: CalledNode[] = looked
    ? [...(own ? [{ id: OWN, name: t("pick-own", { name: typed.trim() }) }] : []), ...makable.map((kind) => ({ id: MAKE + kind, name: t(`pick-new-${kind}`, { name: typed.trim() }) }))]
    : [];

  const add = (node: CalledNode, made = false) => {
    names.learn(node);
    if (made || single) came.current = node.id;
    change(single ? [node.id] : [...chosen, node.id]);
    setTyped("");
    announce(t("pick-added", { name: node.name }));
  };
  const pick = (key: string) => {
    if (key === OWN) {
      own?.(typed.trim());
      return setTyped("");
    }
    if (key.startsWith(MAKE)) {
      setMaking({ kind: key.slice(MAKE.length) as Pickable, typed: typed.trim() });
      return setTyped("");
    }
    const node = offered.find(({ id }) => id === key);
    if (node) add(node);
  };

  return (
    <div className="picker" ref={box}>
      {chosen.length > 0 && (
        <ul className="chosen" aria-label={label}>
          {chosen.map((id) => {
            const node = names.of(id);
            return (
              <li key={id} tabIndex={-1}>
                <span className="chosen-name">
                  {node.name} {node.sub && <span className="cell-sub">{node.sub}</span>} {node.proposed && <Badge>{t("pick-proposed")}</Badge>}
                </span>
                <Plain
                  className="button bare small"
                  aria-label={t("pick-remove", { name: node.name })}
                  onPress={() => {
                    refocus.current = true;
                    change(chosen.filter((one) => one !== id));
                    announce(t("pick-removed", { name: node.name }));
                  }}
                >
                  <Icon name="close" />
                </Plain>
              </li>
            );
          })}
        </ul>
      )}
      {!(single && chosen.length > 0) && (
        <ComboBox
          className="search"
          inputValue={typed}
          onInputChange={setTyped}
          onOpenChange={setOpened}
          onFocus={() => setOpened(true)}
          onBlur={() => setOpened(false)}
          items={[...offered, ...more]}
          selectedKey={null}
          allowsEmptyCollection={asking}
          menuTrigger="input"
          onSelectionChange={(key) => key !== null && pick(String(key))}
          {...(described && { "aria-describedby": described })}
        >
          <Label className={chosen.length > 0 ? "visually-hidden" : "field-label"}>{label}</Label>
          <div className="search-box">
            <Icon name="search" />
            <Input placeholder={t(`pick-hint-${kinds[0] ?? ""}`)} aria-describedby={hint} />
            {/* A short list can be looked through; of a long one nothing is shown before words are typed. */}
            {!byWords && (
              <Plain className="button bare">
                <Icon name="down" />
              </Plain>
            )}
          </div>
          <Popover className="popover choose-popover">
            <ListBox<CalledNode> className="menu" renderEmptyState={() => <p className="hint pick-empty">{found ? t("pick-none") : t("pick-looking")}</p>}>
              {({ id, name, sub, proposed, depth, marked }) => (
                <ListBoxItem className={`menu-item ${isMore(id) ? "menu-make" : ""}`} id={id} textValue={name}>
                  {isMore(id) && <Icon name="add" />}
                  <span className={`choose-name depth-${Math.min(depth ?? 0, 4)}`}>
                    {name} {sub && <span className="cell-sub">{sub}</span>}
                  </span>
                  {marked && <Icon name="warning" />}
                  {proposed && <Badge>{t("pick-proposed")}</Badge>}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
      <p className="field-hint" id={hint} hidden={!(opened && others.length > 0 && found && offered.length === 0)}>
        {others.map((who) => t(`pick-who-${who}`)).join(" ")}
      </p>
      {making && (
        <MakeDialog
          kind={making.kind}
          typed={making.typed}
          close={() => setMaking(undefined)}
          made={(node) => {
            setMaking(undefined);
            add(node, true);
          }}
        />
      )}
    </div>
  );
}
