// Is an entry in the log that was signed? Worked out here, from nothing but what the server handed over: RFC 9162, section 2.1.3.2,
// and C2SP signed notes. What is trusted in the end is the key, and that is for the reader to compare.

/** What `logProof` hands over. */
export interface Proof {
  readonly entry: string;
  readonly index: number;
  readonly size: number;
  readonly root: string;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
  readonly key: string;
}

/** `unknown` is what this browser cannot work out; it is neither right nor wrong. */
export type Verdict = "holds" | "fails" | "unknown";

export interface Step {
  /** Whether the neighbour stands on the left. */
  readonly left: boolean;
  readonly neighbour: string;
  readonly joined: string;
}

export interface Checked {
  /** The hash of the entry's text. */
  readonly leaf: string;
  /** From the entry up to the root. */
  readonly steps: readonly Step[];
  /** What the steps lead to. */
  readonly reached: string;
  readonly path: Verdict;
  /** Whether the checkpoint speaks of this root and this many entries. */
  readonly checkpoint: Verdict;
  readonly signature: Verdict;
}

type Bytes = Uint8Array<ArrayBuffer>;

export function readProof(given: unknown): Proof | undefined {
  const proof = given as Partial<Proof> | null;
  const whole =
    typeof proof?.entry === "string" &&
    typeof proof.index === "number" &&
    typeof proof.size === "number" &&
    typeof proof.root === "string" &&
    Array.isArray(proof.hashes) &&
    typeof proof.checkpoint === "string" &&
    typeof proof.key === "string";
  return whole ? (proof as Proof) : undefined;
}

/** Whether this page may use cryptography at all: browsers keep it from addresses without https. */
export const canHash = (): boolean => globalThis.crypto?.subtle !== undefined;

export async function check(proof: Proof): Promise<Checked> {
  // RFC 9162: a leaf is hashed with a zero byte before it, two hashes with a one, so that neither passes for the other.
  const leaf = await sha256(bytes([0]), utf8(proof.entry));
  const { steps, reached, complete } = await climb(leaf, proof);
  const told = readCheckpoint(proof.checkpoint);
  const speaks = told !== undefined && told.size === proof.size && told.root === proof.root;
  return {
    leaf: base64(leaf),
    steps,
    reached: base64(reached),
    path: complete && base64(reached) === proof.root ? "holds" : "fails",
    checkpoint: speaks ? "holds" : "fails",
    signature: told ? await signed(told, proof.key) : "fails",
  };
}

async function climb(leaf: Bytes, { index, size, hashes }: Proof): Promise<{ steps: Step[]; reached: Bytes; complete: boolean }> {
  let [at, last, reached] = [index, size - 1, leaf];
  const steps: Step[] = [];
  for (const neighbour of hashes) {
    // There are more hashes than the tree is high.
    if (last <= 0) return { steps, reached, complete: false };
    const other = fromBase64(neighbour);
    if (!other) return { steps, reached, complete: false };
    const left = at % 2 === 1 || at === last;
    reached = left ? await sha256(bytes([1]), other, reached) : await sha256(bytes([1]), reached, other);
    if (left) while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    [at, last] = [half(at), half(last)];
    steps.push({ left, neighbour, joined: base64(reached) });
  }
  return { steps, reached, complete: last === 0 };
}

const half = (number: number): number => Math.floor(number / 2);

interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  /** What is signed. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly bytes: Bytes }[];
}

/** A signed note: three lines of text, an empty line, and the signatures. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const end = note.indexOf("\n\n");
  if (end < 0) return undefined;
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split("\n");
  if (!origin || !root || !/^\d+$/.test(size ?? "")) return undefined;
  const signatures = note
    .slice(end + 2)
    .split("\n")
    .flatMap((line) => {
      const [, name, signature] = /^— (\S+) (\S+)$/.exec(line) ?? [];
      const read = signature && fromBase64(signature);
      return name && read ? [{ name, bytes: read }] : [];
    });
  return { origin, size: Number(size), root, text, signatures };
}

async function signed(checkpoint: Checkpoint, key: string): Promise<Verdict> {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(key) ?? [];
  const raw = encoded && fromBase64(encoded);
  // The first byte names the algorithm: 1 is Ed25519.
  if (!name || !id || !raw || raw.length !== 33 || raw[0] !== 1 || name !== checkpoint.origin) return "fails";
  const number = await sha256(utf8(`${name}\n`), raw);
  if (hex(number.slice(0, 4)) !== id) return "fails";
  const signature = checkpoint.signatures.find((one) => one.name === name && one.bytes.length === 68 && hex(one.bytes.slice(0, 4)) === id);
  if (!signature) return "fails";
  let imported: CryptoKey;
  try {
    imported = await crypto.subtle.importKey("raw", raw.slice(1), "Ed25519", false, ["verify"]);
  } catch {
    // A browser from before 2025: the rest is known all the same.
    return "unknown";
  }
  return (await crypto.subtle.verify("Ed25519", imported, signature.bytes.slice(4), utf8(checkpoint.text))) ? "holds" : "fails";
}

async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
  const whole = bytes(parts.flatMap((part) => [...part]));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

const bytes = (of: readonly number[]): Bytes => Uint8Array.from(of);
const utf8 = (text: string): Bytes => bytes([...new TextEncoder().encode(text)]);
const hex = (of: Bytes): string => Array.from(of, (byte) => byte.toString(16).padStart(2, "0")).join("");
const base64 = (of: Bytes): string => btoa(String.fromCharCode(...of));

function fromBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
