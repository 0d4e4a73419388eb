// Views of the registers that are there from the start: what an officer looks for first, each a filter with the columns that answer it.
import { stringifySearch } from "../../search";
import type { View } from "../../views/kept";
import type { RegisterSearch } from "./asked";

const VIEWS: Readonly<Record<string, RegisterSearch>> = {
  errors: { found: "ERROR", columns: "number,department,responsible,completeness,findings" },
  incomplete: { life: "ACTIVE", sort: "COMPLETENESS", columns: "number,department,responsible,completeness,findings" },
  unpublished: { notice: "UNPUBLISHED", life: "ACTIVE", columns: "number,department,completeness,findings,state" },
  reviews: { life: "ACTIVE", due: "year", sort: "REVIEW_DUE", columns: "number,responsible,review,interval,confirmed" },
  unanswered: { life: "ACTIVE", post: "none", columns: "number,department,contacts" },
  responsible: { life: "ACTIVE", columns: "number,department,responsible,contacts" },
  special: { special: "YES", columns: "number,bases,special,criminal,identity,state" },
  children: { children: "YES", columns: "number,bases,special,children,state" },
  consent: { basis: "CONSENT", columns: "number,bases,children,state" },
  processors: { life: "ACTIVE", columns: "number,transfers,processors" },
  planned: { life: "PLANNED" },
};

/** In the controller that is looked at. */
export function offeredViews(controller: string | undefined, name: (view: string) => string): readonly View[] {
  return Object.entries(VIEWS).map(([view, asked]) => ({ name: name(view), search: stringifySearch({ controller, ...asked }) }));
}
