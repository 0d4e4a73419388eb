// What keeps a notice from being published: the errors that nobody has waived, each with the way to its place.
import type { FindingPart } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { SeverityMark } from "../../../ui/SeverityMark";

export interface Open {
  readonly mark: string;
  readonly part: FindingPart;
  readonly message: string;
}

export function Blocking({ open, lead, follow }: { open: readonly Open[]; lead: string; follow?: () => void }) {
  const { word } = useWords();
  if (open.length === 0) return null;
  return (
    <div className="blocking">
      <p>{lead}</p>
      <ul>
        {open.map(({ mark, part, message }) => (
          <li key={mark}>
            <SeverityMark severity="ERROR" />
            <span>
              {message}{" "}
              <a href={`#${part.toLowerCase()}`} onClick={follow}>
                {word("Part", part)}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
