// The chosen registers as a file: what the screen shows of them, under the same headings.
import { type Client } from "urql";
import { lean } from "../../api/lean";
import { type Trouble, troubleOf } from "../../api/trouble";
import { csvOf } from "../../csv";
import { graphql, unmask } from "../../gql";
import { type ColumnName, needsOf, ordered } from "./columns";
import { RegisterRow } from "./row";
import { type Register, type Speech, valueOf } from "./values";

const ChosenDocument = graphql(`
  query ChosenRegisters(
    $ids: [ID!]!
    $responsible: Boolean!
    $contacts: Boolean!
    $completeness: Boolean!
    $findings: Boolean!
    $review: Boolean!
    $changed: Boolean!
    $facts: Boolean!
    $processors: Boolean!
  ) {
    nodes(ids: $ids) {
      __typename
      ...RegisterRow
    }
  }
`);

/** As many as one question may name. */
const AT_ONCE = 100;

/** Asked anew, in the order given; those that are gone by now are left out. */
export async function chosenRegisters(client: Client, ids: readonly string[], columns: readonly ColumnName[], told: (count: number) => void): Promise<readonly Register[] | Trouble> {
  const registers: Register[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    told(registers.length);
    const question = { ids: ids.slice(from, from + AT_ONCE), ...needsOf(columns) };
    const { data, error } = await client.query(lean(ChosenDocument, question), question, { requestPolicy: "network-only" }).toPromise();
    if (error || !data) return troubleOf(error as NonNullable<typeof error>);
    for (const node of data.nodes) if (node?.__typename === "Register") registers.push(unmask(RegisterRow, node));
  }
  return registers;
}

/** What stands below the name on the screen has a heading of its own here. */
export function fileOf(registers: readonly Register[], columns: readonly ColumnName[], speech: Speech): string {
  const { t, language } = speech.words;
  const below = (["controller", "department"] as const).filter((place) => !columns.includes(place));
  const places = ordered(columns).flatMap((place) => (place === "name" ? (["name", ...below] as const) : [place]));
  const cell = (place: ColumnName | "name", register: Register) => (place === "name" ? speech.say(register.name) : valueOf(place, register, speech));
  return csvOf([places.map((place) => t(`column-${place}`)), ...registers.map((register) => places.map((place) => cell(place, register)))], language);
}
