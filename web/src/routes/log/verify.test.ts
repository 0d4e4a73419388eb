import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { expect, it } from "vitest";
import { check, type Proof, readCheckpoint, readProof } from "./verify";

// A log of our own, hashed by the recursion of RFC 9162, 2.1.1 and 2.1.3.1: another way round than the code under test goes.
const sha = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leafOf = (text: string) => sha(Buffer.from([0]), Buffer.from(text));
const split = (count: number) => 2 ** (Math.ceil(Math.log2(count)) - 1);

function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  const at = split(leaves.length);
  return sha(Buffer.from([1]), rootOf(leaves.slice(0, at)), rootOf(leaves.slice(at)));
}

function pathOf(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const at = split(leaves.length);
  return index < at ? [...pathOf(index, leaves.slice(0, at)), rootOf(leaves.slice(at))] : [...pathOf(index - at, leaves.slice(at)), rootOf(leaves.slice(0, at))];
}

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const raw = Buffer.concat([Buffer.from([1]), publicKey.export({ type: "spki", format: "der" }).subarray(-32)]);
const id = sha(Buffer.from("a.log\n"), raw).subarray(0, 4);

function proofOf(index: number, size: number): Proof {
  const texts = Array.from({ length: size }, (_, at) => `{"act":"EDIT","index":${at},"name":"ä${at}"}`);
  const leaves = texts.map(leafOf);
  const root = rootOf(leaves).toString("base64");
  const text = `a.log\n${size}\n${root}\n`;
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString("base64");
  return {
    entry: texts[index] ?? "",
    index,
    size,
    root,
    hashes: pathOf(index, leaves).map((hash) => hash.toString("base64")),
    checkpoint: `${text}\n— a.log ${signature}\n`,
    key: `a.log+${id.toString("hex")}+${raw.toString("base64")}`,
  };
}

it("finds every entry of logs of every shape", async () => {
  for (let size = 1; size <= 33; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const { path, checkpoint, signature } = await check(proofOf(index, size));
      expect({ size, index, path, checkpoint, signature }).toEqual({ size, index, path: "holds", checkpoint: "holds", signature: "holds" });
    }
  }
});

it("sees one changed letter of the entry, and that it is not the signature's fault", async () => {
  const proof = proofOf(5, 11);
  const checked = await check({ ...proof, entry: proof.entry.replace("EDIT", "EDIt") });
  expect(checked).toMatchObject({ path: "fails", checkpoint: "holds", signature: "holds" });
});

it("sees an entry that is moved, a hash that is left out, added or broken", async () => {
  const proof = proofOf(5, 11);
  const wrong = [
    { ...proof, index: 4 },
    { ...proof, hashes: proof.hashes.slice(1) },
    { ...proof, hashes: [...proof.hashes, proof.root] },
    { ...proof, hashes: ["?", ...proof.hashes.slice(1)] },
    { ...proof, size: 12 },
  ];
  for (const one of wrong) {
    const { path, checkpoint } = await check(one);
    expect([path, checkpoint]).toContain("fails");
  }
});

it("sees a checkpoint that speaks of another tree, and one that another key has signed", async () => {
  const proof = proofOf(5, 11);
  const other = proofOf(5, 12);
  expect(await check({ ...proof, checkpoint: other.checkpoint })).toMatchObject({ path: "holds", checkpoint: "fails", signature: "holds" });
  // Signed by the right key, but the text under the signature is another.
  expect(await check({ ...proof, checkpoint: proof.checkpoint.replace("a.log\n11", "a.log\n12") })).toMatchObject({ checkpoint: "fails", signature: "fails" });
  const named = proof.key.replace(/\+[0-9a-f]{8}\+/, "+00000000+");
  expect(await check({ ...proof, key: named })).toMatchObject({ signature: "fails" });
});

it("takes nothing for a proof or a checkpoint that is none", () => {
  expect(readProof({ entry: "x" })).toBeUndefined();
  expect(readProof(null)).toBeUndefined();
  expect(readCheckpoint("a.log\neleven\nroot\n\n— a.log AA==\n")).toBeUndefined();
  expect(readCheckpoint("")).toBeUndefined();
});
