// Every dependency, of the program and of the web client, must be under a licence we may ship or build with.
// Reads `cargo metadata` and the npm lock files; lists each licence expression that the list below does not satisfy.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "Apache-2.0 WITH LLVM-exception",
  "BSD-2-Clause",
  "BSD-3-Clause",
  // Permissive, as MIT in plainer words: minimatch, in what generates the client's types.
  "BlueOak-1.0.0",
  "BSL-1.0",
  "CC0-1.0",
  // Data of a tool that we build with (caniuse-lite) and do not ship.
  "CC-BY-4.0",
  // Data, not code: the web's root certificates.
  "CDLA-Permissive-2.0",
  "EUPL-1.2",
  "ISC",
  "MIT",
  "MIT-0",
  // Copyleft per file, and compatible by the EUPL's own appendix. What we use of it (axe-core, lightningcss) is a tool that
  // is not changed and not shipped.
  "MPL-2.0",
  // argparse, a dependency of markdown-it's command line; permissive.
  "Python-2.0",
  "Unicode-3.0",
  // Given to the public domain: isbot, beside the client's router.
  "Unlicense",
  "Zlib",
]);

// Only what this platform compiles: crates for other systems would have to be downloaded for the check alone.
const host = /host: (.*)/.exec(run("rustc", "-vV"))[1];
const cargo = JSON.parse(run("cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", host));
const crates = cargo.packages.map(({ name, version, license }) => ({ name, version, license }));
const modules = ["web", "web/codegen", "tests/peers"].flatMap((folder) =>
  Object.entries(JSON.parse(readFileSync(`${folder}/package-lock.json`, "utf8")).packages).map(
    ([path, { name, version = "", license }]) => ({ name: name ?? path.replace(/.*node_modules\//, ""), version, license }),
  ),
);

const refused = [...crates, ...modules].filter(({ license }) => !satisfied(license ?? ""));
for (const { name, version, license } of refused) console.error(`${name} ${version}: ${license ?? "no licence stated"}`);
console.log(`${crates.length} crates and ${modules.length} npm packages looked at, ${refused.length} refused`);
process.exitCode = refused.length ? 1 : 0;

function run(program, ...args) {
  return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
}

/** Whether an SPDX expression can be met: of OR one side, of AND both. */
function satisfied(expression) {
  // Old crates write `MIT/Apache-2.0` for OR.
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  const result = either();
  return result && tokens.length === 0;

  function either() {
    let met = both();
    while (tokens[0] === "OR") {
      tokens.shift();
      met = both() || met;
    }
    return met;
  }

  function both() {
    let met = one();
    while (tokens[0] === "AND") {
      tokens.shift();
      met = one() && met;
    }
    return met;
  }

  function one() {
    let name = tokens.shift();
    if (name === "(") {
      const met = either();
      return tokens.shift() === ")" && met;
    }
    if (tokens[0] === "WITH") name = [name, ...tokens.splice(0, 2)].join(" ");
    return allowed.has(name);
  }
}
