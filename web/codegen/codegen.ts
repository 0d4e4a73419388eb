// Types and documents of the client's questions, from the committed SDL. A folder of its own: the generator needs TypeScript 5.
import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../schema.graphql",
  documents: ["../src/**/*.{ts,tsx}", "!../src/gql/**"],
  generates: {
    "../src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "unmask" } },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        defaultScalarType: "unknown",
        scalars: {
          Date: "string",
          DateTime: "string",
          Duration: "string",
          JSON: "unknown",
          LanguageText: "import('../i18n/said').LanguageText",
        },
      },
    },
  },
};

export default config;
