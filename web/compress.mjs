// Writes a `.gz` beside every file over 1 KB, so that the server never compresses while someone waits.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node compress.mjs FOLDER");
  process.exit(2);
}

let plain = 0;
let packed = 0;
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.name.endsWith(".gz")) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = await readFile(path);
  if (bytes.length <= 1024) continue;
  const gz = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  await writeFile(`${path}.gz`, gz);
  plain += bytes.length;
  packed += gz.length;
}
console.log(`compressed ${Math.round(plain / 1000)} kB to ${Math.round(packed / 1000)} kB`);
