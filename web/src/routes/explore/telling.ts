// What a place, a lane and a link are called, on the screen, to a screen reader and in a file alike.
import { useMemo } from "react";
import { type LanguageText, useSay, useWords } from "../../i18n";
import type { Standing, Facts } from "./facts";
import { type Kind, kindOf, type Link, SOME_THIRD_COUNTRY } from "./graph";
import type { Lane } from "./lanes";
import { laneOf } from "./lanes";
import { inLines, measureIn } from "./letters";
import type { Placed } from "./layout";
import type { Label } from "./Place";
import { TEXT } from "./shapes";

export interface Telling {
  name(id: string): string;
  kind(kind: Kind): string;
  standing(standing: Standing): string;
  label(node: Placed): Label;
  /** The name of a place or of a group. */
  drawn(node: Pick<Placed, "id" | "kind" | "count" | "of">): string;
  /** Where it stands, in words; nothing for what is at home, or is a country itself. */
  where(id: string): string | undefined;
  lane(lane: Lane): string;
  link(link: Pick<Link, "kind">): string;
  /** How data fare in a country. */
  countryStanding(id: string): string;
  say(text: LanguageText | null | undefined): string;
  readonly home: string;
}

/** The font of the names; a file has the same. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

export function useTelling(facts: Facts, controllers: number): Telling {
  const { t, language } = useWords();
  const say = useSay();
  return useMemo(() => {
    const measure = measureIn(`600 13px ${FONT}`);
    const measureBelow = measureIn(`400 12px ${FONT}`);
    const labels = new Map<string, Label>();
    const standing = (of: Standing) => t(`standing-${of}`);
    const countryStanding = (id: string) => standing(facts.get(id)?.standing ?? "THIRD");
    const kind = (of: Kind) => t(`kind-${of.toLowerCase()}`);
    const name = (id: string): string => {
      if (id === SOME_THIRD_COUNTRY) return t("some-third-country");
      const fact = facts.get(id);
      return fact ? say(fact.name) : kindOf(id) === "HIDDEN" ? t("out-of-reach") : id;
    };
    const drawn = ({ id, count, of, kind: nodeKind }: Pick<Placed, "id" | "count" | "of" | "kind">) =>
      count === undefined ? name(id) : of ? say(of) : t("group-untold", { kind: kind(nodeKind) });
    const belowOf = ({ id, count, kind: nodeKind }: Placed): string | undefined => {
      if (count !== undefined) return t(`count-${nodeKind.toLowerCase()}`, { count });
      const fact = facts.get(id);
      if (nodeKind === "COUNTRY") return countryStanding(id);
      if (nodeKind === "SERVICE") return fact?.provider?.name ?? kind(nodeKind);
      if (nodeKind === "REGISTER") return controllers > 1 ? fact?.controller && say(fact.controller.name) : fact?.department && say(fact.department.name);
      return kind(nodeKind);
    };
    const where = (id: string): string | undefined => {
      const lane = laneOf(id, facts);
      return lane && lane.country !== id ? laneName(lane) : undefined;
    };
    const laneName = ({ standing: of, country }: Lane) => (country ? `${name(country)} · ${standing(of)}` : of === "UNTOLD" ? t("lane-untold") : standing(of));
    return {
      name,
      kind,
      standing,
      drawn,
      where,
      lane: laneName,
      link: ({ kind: of }) => t(`link-${of}`),
      countryStanding,
      say,
      home: t("lane-home"),
      label: (node) => {
        const known = labels.get(node.id);
        if (known) return known;
        const lines = inLines(drawn(node), TEXT.width, 2, measure);
        const below = lines.length < 2 ? inLines(belowOf(node) ?? "", TEXT.width, 1, measureBelow)[0] : undefined;
        const label = { lines, below };
        labels.set(node.id, label);
        return label;
      },
    };
  }, [facts, language, controllers]);
}
