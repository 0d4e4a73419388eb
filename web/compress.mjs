// Writes a `.br` and a `.gz` beside every file over 1 KB, so that the server never compresses while someone waits. Browsers take Brotli
// over TLS, which is a sixth less to fetch; whatever does not take it gets gzip.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node compress.mjs FOLDER");
  process.exit(2);
}

const sizes = { plain: 0, br: 0, gz: 0 };
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = await readFile(path);
  if (bytes.length <= 1024) continue;
  const forms = {
    br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    gz: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
  sizes.plain += bytes.length;
  for (const [ending, form] of Object.entries(forms)) {
    await writeFile(`${path}.${ending}`, form);
    sizes[ending] += form.length;
  }
}
const kB = (size) => `${Math.round(size / 1000)} kB`;
console.log(`compressed ${kB(sizes.plain)} to ${kB(sizes.br)} (Brotli), ${kB(sizes.gz)} (gzip)`);
