/** The pieces in which the words are loaded, by language and area: `fi`, `fi-home`; made by `areas.ts` of the build. */
declare module "virtual:words" {
  const pieces: Readonly<Record<string, () => Promise<{ default: string }>>>;
  export default pieces;
}
