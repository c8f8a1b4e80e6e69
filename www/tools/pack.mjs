// Packs what the page carries in data blocks.

import { gzipSync } from "node:zlib";

/** Gzipped and in base64; the same bytes give the same text on every machine. */
export function pack(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  // The header's byte for the operating system: unknown.
  packed[9] = 255;
  return packed.toString("base64");
}
