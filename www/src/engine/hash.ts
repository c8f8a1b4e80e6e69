// SHA-256 by the browser, beside the reading: it has the processor's own instructions for it, which
// wasm has not.

/**
 * A file up to this size is read whole, beside the reading in parts, and hashed here; a larger one streams,
 * and the core hashes it, which takes longer than all the rest of its reading.
 */
const WHOLE_BYTES = 512 * 1024 * 1024;

/** Whether a file is taken whole. Without a secure context the browser does not hash. */
export function isWhole(file: File): boolean {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  return subtle !== undefined && file.size <= WHOLE_BYTES;
}

/** The hash of bytes in hexadecimal, under way. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
