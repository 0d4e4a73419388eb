// How do data fare in a country today: in the EEA, under an adequacy decision, or neither? Art. 44 and 45.
import { useMemo } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { type LanguageText, Text, useWords } from "../../i18n";
import { Badge, type Tone } from "../../ui/Badge";

const AdequateDocument = graphql(`
  query AdequateCountries($today: Date!) {
    adequacyDecisions(first: 100, filter: { inForceOn: $today }) {
      nodes {
        id
        scope
        country {
          id
        }
      }
    }
  }
`);

export type Standing = "EEA" | "ADEQUATE" | "THIRD";
const tones: Record<Standing, Tone> = { EEA: "plain", ADEQUATE: "plain", THIRD: "warn" };

export interface Land {
  readonly id: string;
  readonly name: LanguageText;
  readonly inEea: boolean;
}

export function useStandings(): (country: Pick<Land, "id" | "inEea">) => Standing {
  const asked = useAsk(AdequateDocument, useMemo(() => ({ today: new Date().toISOString().slice(0, 10) }), []));
  const adequate = useMemo(() => new Set(asked.data?.adequacyDecisions.nodes.map(({ country }) => country?.id)), [asked.data]);
  return ({ id, inEea }) => (inEea ? "EEA" : adequate.has(id) ? "ADEQUATE" : "THIRD");
}

export function CountryName({ of, standing }: { of: Land | null | undefined; standing(of: Land): Standing }) {
  const { t } = useWords();
  if (!of) return <span className="unsaid-text">{t("not-stated")}</span>;
  const how = standing(of);
  return (
    <span className="country-name">
      <Text of={of.name} />
      {how !== "EEA" && (
        <>
          {" "}
          <Badge tone={tones[how]}>{t(`standing-${how}`)}</Badge>
        </>
      )}
    </span>
  );
}

export function CountryNames({ of, standing }: { of: readonly Land[]; standing(of: Land): Standing }) {
  const { t } = useWords();
  if (of.length === 0) return <span className="unsaid-text">{t("not-stated")}</span>;
  return (
    <span className="country-names">
      {of.map((country) => (
        <CountryName key={country.id} of={country} standing={standing} />
      ))}
    </span>
  );
}
