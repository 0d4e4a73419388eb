// Why are the data processed, and on what ground? Art. 5(1)(b), 6, 9.
import { type FragmentType, graphql, unmask } from "../../gql";
import { Text, useWords } from "../../i18n";
import { NotStated } from "./Identity";

const PurposesPart = graphql(`
  fragment PurposesPart on Register {
    purposes {
      key
      text
      mustBeGiven
      consequence
      bases {
        basis
        interest
        provisions {
          ...ProvisionLine
        }
      }
      conditions {
        condition
        provisions {
          ...ProvisionLine
        }
      }
    }
  }
`);

const ProvisionLine = graphql(`
  fragment ProvisionLine on Provision {
    id
    label
    act {
      id
      number
      title
      link
    }
  }
`);

export function Purposes({ of }: { of: FragmentType<typeof PurposesPart> }) {
  const { t, word } = useWords();
  const { purposes } = unmask(PurposesPart, of);
  if (purposes.length === 0) return <NotStated />;
  return (
    <ul className="items">
      {purposes.map((purpose) => (
        <li key={purpose.key}>
          <h3>
            <Text of={purpose.text} />
          </h3>
          {purpose.bases.length === 0 && (
            <p>
              {t("purpose-basis")}: <NotStated />
            </p>
          )}
          {purpose.bases.map(({ basis, interest, provisions }) => (
            <div className="ground" key={basis}>
              <p className="ground-name">{word("LegalBasis", basis)}</p>
              <Text of={interest} none={null} />
              {provisions.map((provision, at) => (
                <Provision key={at} of={provision} />
              ))}
            </div>
          ))}
          {purpose.conditions.map(({ condition, provisions }) => (
            <div className="ground" key={condition}>
              <p className="ground-name">{word("SpecialCondition", condition)}</p>
              {provisions.map((provision, at) => (
                <Provision key={at} of={provision} />
              ))}
            </div>
          ))}
          <p className="cell-sub">
            {t("purpose-must")}: {word("Answer", purpose.mustBeGiven)}. <Text of={purpose.consequence} none={null} />
          </p>
        </li>
      ))}
    </ul>
  );
}

export function Provision({ of }: { of: FragmentType<typeof ProvisionLine> }) {
  const { label, act } = unmask(ProvisionLine, of);
  return (
    <p className="provision">
      {act && (
        <>
          {act.link ? (
            <a href={act.link} rel="noreferrer">
              <Text of={act.title} />
            </a>
          ) : (
            <Text of={act.title} />
          )}{" "}
          ({act.number})
        </>
      )}{" "}
      <Text of={label} none={null} />
    </p>
  );
}
