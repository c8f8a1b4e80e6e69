// Packs what the page carries in data blocks.

import { gzipSync } from "node:zlib";

/** Gzipped and as text; the same bytes give the same text on every machine. */
export function pack(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  // The header's byte for the operating system: unknown.
  packed[9] = 255;
  return base85(packed);
}

/** The first of 85 characters in a row; among them `<`, for which `~` stands: it could end the block. */
const FIRST = 40;

/** Four bytes in five characters, a part of four in one more than its bytes: a sixteenth less than base64. */
function base85(bytes) {
  const text = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const some = bytes.subarray(at, at + 4);
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + (some[i] ?? 0);
    const group = [];
    for (let i = 0; i < 5; i++) {
      group.unshift(String.fromCharCode(FIRST + (value % 85)));
      value = Math.floor(value / 85);
    }
    text.push(...group.slice(0, some.length + 1));
  }
  return text.join("").replaceAll("<", "~");
}
