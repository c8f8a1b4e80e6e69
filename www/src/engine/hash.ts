// SHA-256 by the browser, beside the reading: it has the processor's own instructions for it, which
// wasm has not.

/** A file up to this size is read whole, at once, and hashed beside the reading of its rows. */
const WHOLE_BYTES = 64 * 1024 * 1024;

/**
 * A file up to this size is kept while it streams and hashed at its end: reading it twice at once takes
 * longer. A larger one is hashed by the core, which takes as long as all the rest of its reading.
 */
const KEPT_BYTES = 512 * 1024 * 1024;

/** How a file is hashed: read whole beside its parts, kept while it streams, or by the core. */
export type Hashing =
  | { readonly by: "whole" }
  | { readonly by: "kept"; readonly room: Uint8Array<ArrayBuffer> }
  | { readonly by: "core" };

/** The way for a file. Without a secure context the browser does not hash. */
export function hashing(file: File): Hashing {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined || file.size > KEPT_BYTES) return { by: "core" };
  if (file.size <= WHOLE_BYTES) return { by: "whole" };
  try {
    return { by: "kept", room: new Uint8Array(file.size) };
  } catch {
    // Not enough memory for it all.
    return { by: "core" };
  }
}

/** The hash of bytes in hexadecimal, under way. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
