// SHA-256 by the browser, beside the reading: it has the processor's own instructions for it, which
// wasm has not.

/** A file is hashed here up to this size, since it must be in memory whole; the core hashes larger ones. */
const WHOLE_BYTES = 256 * 1024 * 1024;

/** The hash of a file in hexadecimal, under way; undefined where the core has to do it. */
export function hashOf(file: File): Promise<string> | undefined {
  // Absent where the page was not loaded in a secure context.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle || file.size > WHOLE_BYTES) return undefined;
  const hash = file
    .arrayBuffer()
    .then((bytes) => subtle.digest("SHA-256", bytes))
    .then(hex);
  // A failure is met where the hash is awaited, not before.
  hash.catch(() => undefined);
  return hash;
}

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
