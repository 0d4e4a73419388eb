// What the bench asks: the questions a city's people ask all day, in GraphQL.

/** Fifty registers four levels deep: register, purpose, basis, provision; register, group, item, category. */
export const PAGE = `query Page($first: Int!, $after: String) {
  registers(first: $first, after: $after) {
    pageInfo { endCursor hasNextPage }
    nodes {
      id number name lifeCycle controller { name } department { name } responsiblePost { title email }
      purposes { key text bases { basis provisions { label title } } }
      dataGroups { key name special identityCode children subjects { name } items { text category { name } } }
    }
  }
}`;

/** One register with all a notice says. */
export const NOTICE = `query Notice($id: ID!) {
  node(id: $id) {
    ... on Register {
      id number name description forms lifeCycle startsOn endsOn audience
      controller {
        name postalAddress visitingAddress email phone rightsRequests
        dpo { title email } supervisoryAuthority { name website contacts { postalAddress email phone } }
        instructions { right text }
      }
      jointControllers { name } jointArrangement
      department { name } responsiblePost { title email phone } contactPosts { title email phone }
      purposes {
        key text mustBeGiven consequence
        bases { basis interest provisions { label act { number title } } }
        conditions { condition provisions { label act { number title } } }
      }
      dataGroups {
        key name purposes special specialCategories criminal identityCode children largeScale freeText remark
        subjects { name } identityCodeGround { label act { number } } items { text category { name } }
      }
      sourcesRemark noRecipients recipientsRemark noTransfers transfersRemark
      sources { kind means frequency from { ...end } }
      processings { means frequency mechanism to { ...end } agreement { title reference } }
      recipients { basis frequency to { ...end } provision { label act { number } } }
      retention { dataGroups minimum maximum countedFrom countedFromText then text provision { label act { number } } }
      retentionRemark automatedDecisions profiling automatedLogic automatedSignificance
      security { kind form text }
      publicity publicityRemark publicityProvisions { label act { number } }
    }
  }
}
fragment end on DataFlowNode {
  __typename id
  ... on DataSubjectCategory { name }
  ... on Service { title: name hostedInEea hostingCountries { name } supportCountries { name } provider { name country { name } parent { name country { name } } } }
  ... on Processor { title: name country { name } }
  ... on Recipient { name recipientKind: kind }
  ... on OutsideSource { name publiclyAccessible }
}`;

/** A hundred flows with both ends. */
export const FLOWS = `query Flows($after: String) {
  flows(first: 100, after: $after) {
    pageInfo { endCursor hasNextPage }
    nodes { id kind means frequency mechanism from { ...end } to { ...end } }
  }
}
fragment end on DataFlowNode {
  __typename id
  ... on DataSubjectCategory { name }
  ... on Register { name }
  ... on Service { title: name }
  ... on Processor { title: name }
  ... on Recipient { name }
  ... on OutsideSource { name }
}`;

/** Registers by basis and department of a city. */
export const COUNTS = `query Counts($controller: ID!) {
  registerCounts(by: [BASIS, DEPARTMENT], controller: $controller) { basis registers department { name } }
}`;

/** The same of the nation, by city: each has its own departments, and a row for each of them is more than one may ask at once. */
export const NATION_CITIES = `{ registerCounts(by: [BASIS, CONTROLLER]) { basis registers controller { name } } }`;

/** Registers by basis of the nation. */
export const NATION = `{ registerCounts(by: [BASIS]) { basis registers } }`;

/** The registers of a city that reach a country outside the EEA: how many, and the chains of the first twenty. */
export const CITY_REACH = `query CityReach($controller: ID!) {
  thirdCountryReach(controller: $controller) {
    registersAsked countries { country { code } count }
    registers(first: 20) { totalCount nodes { register { id name } hops chain { ...chain } } }
  }
}
fragment chain on FlowChain {
  steps { from { id } to { id } flow { means mechanism agreement { title } } } end { tie country { code } }
}`;

/** The same, and nothing but how many. */
export const CITY_REACH_COUNTED = `query CityReachCounted($controller: ID!) {
  thirdCountryReach(controller: $controller) { registersAsked countries { country { code } count } registers(first: 0) { totalCount } }
}`;

/** The same of the nation, counted, with a page of a hundred. */
export const NATION_REACH = `{ thirdCountryReach { registersAsked countries { country { code } count } registers(first: 100) { totalCount nodes { register { id } hops } } } }`;

/** The registers whose data a processor has, of the nation: counted by country and special category. */
export const PROCESSOR_REACH = `query ProcessorReach($id: ID!) {
  reach(from: $id, direction: BACK, until: REGISTER) {
    facets { kinds { kind count } countries { country { code } count } specialCategories { category registers } specialRegisters }
    reached(first: 20) { totalCount nodes { hops place { id } } }
  }
}`;

/** A processor has a breach: what it touches in the nation, and whom to call first. */
export const IMPACT = `query Impact($id: ID!) {
  impact(of: $id) {
    registers(first: 20) { totalCount nodes { register { id name } hops } }
    subjects { category { name } registers } specialCategories { category registers } specialRegisters noticesInForce
    posts(first: 20) { totalCount nodes { post { title email } registers } }
  }
}`;

/** What the registers of a city depend on. */
export const CITY_DEPENDENCIES = `query Dependencies($controller: ID!) {
  commonDependencies(controller: $controller) { registersAsked dependencies(first: 20) { totalCount nodes { place { id } registers direct } } }
}`;

/** What the nation depends on. */
export const NATION_DEPENDENCIES = `{ commonDependencies { registersAsked dependencies(first: 20) { totalCount nodes { place { id } registers direct } } } }`;

/** The ways from a register to the United States. */
export const PATHS = `query Paths($id: ID!) { paths(from: $id, to: "country:us") { complete paths { hops steps { to { id } } } } }`;

/** One text of a register is changed. */
export const EDIT = `mutation Edit($id: ID!, $version: Int!, $text: LanguageText!) {
  editRegister(input: { id: $id, version: $version, change: { recipientsRemark: $text } }) {
    register { version } userErrors { code field message }
  }
}`;

/** Cursors over registers. */
export const REGISTER_CURSORS = `query Cursors($after: String) {
  page: registers(first: 100, after: $after) { pageInfo { endCursor hasNextPage } nodes { id } }
}`;

/** Cursors over flows. */
export const FLOW_CURSORS = `query Cursors($after: String) {
  page: flows(first: 100, after: $after) { pageInfo { endCursor hasNextPage } nodes { id } }
}`;

/** What people look for, with the passages that show it. */
export const SEARCH = `query Search($query: String!) {
  search(query: $query) { complete totalCount byKind { kind count } nodes { id kind title snippet { language pieces { text matched } } } }
}`;

/** The same, and nothing but how many: what the index itself takes. */
export const SEARCH_COUNTED = `query SearchCounted($query: String!) { search(query: $query, first: 0) { complete totalCount } }`;

/** What is asked of a server that has just been started: a city's first registers. */
export const FIRST = {
  query: `query First($key: String!) { controller(key: $key) { name registers(first: 20) { nodes { name } } } }`,
  variables: { key: "kunta-001" },
};

/** Every place in a list where a page can begin, and every id in it, up to so many pages. */
export async function places(server, query, most) {
  const cursors = [null];
  const ids = [];
  for (let after = null; cursors.length <= most; ) {
    const { page } = await server.ask({ query, variables: { after } });
    ids.push(...page.nodes.map((node) => node.id));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
    cursors.push(after);
  }
  // The last may begin too near the end for a full page.
  return { cursors: cursors.length > 1 ? cursors.slice(0, -1) : cursors, ids };
}

/** An edit that raises a finding or resolves it: whether decisions are automated is left unsaid, or said. */
export const SET_STATED = `mutation SetStated($id: ID!, $version: Int!, $answer: Answer!) {
  editRegister(input: { id: $id, version: $version, change: { automatedDecisions: $answer } }) {
    register { version } userErrors { code field message }
  }
}`;

/** An edit of a service that many use: where it is hosted. */
export const SET_HOSTING = `mutation SetHosting($id: ID!, $version: Int!, $countries: [ID!]!) {
  editService(input: { id: $id, version: $version, change: { hostingCountries: $countries } }) {
    service { version } userErrors { code field message }
  }
}`;

/** Registers of a city, with what an edit needs. */
export const REGISTERS_OF_CITY = `query Registers($controller: ID!) {
  registers(first: 100, filter: { controller: $controller }) { nodes { id version automatedDecisions } }
}`;

/** What that edit raises in its register. */
export const FINDINGS_OF_REGISTER = `query Findings($id: ID!) {
  node(id: $id) { ... on Register { findings(code: "automated-not-stated") { mark } } }
}`;

/** The findings of a city, counted. */
export const FINDINGS_OF_CITY = `query Findings($controller: ID!) {
  findings(first: 1, filter: { controller: $controller }) { totalCount }
}`;

/** The findings of the nation, counted. */
export const FINDINGS_OF_ALL = "{ findings(first: 1) { totalCount } }";

/** Findings as they turn. */
export const FINDING_CHANGED = `subscription Findings($controller: ID!) {
  findingChanged(controller: $controller) { turn mark register { id } }
}`;
