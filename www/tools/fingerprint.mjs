// What decides whether something must be built again: the content of its inputs, never their times.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./shell.mjs";

/** SHA-256 of bytes or text, as hexadecimal. */
export function sha256(data) {
  return createHash("sha256").update(data).digest("hex");
}

/** Every file below the given paths, sorted; a path that does not exist gives nothing. */
export function filesBelow(...paths) {
  const found = [];
  for (const path of paths) {
    if (!existsSync(path)) continue;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path)) found.push(...filesBelow(join(path, name)));
    } else {
      found.push(path);
    }
  }
  return found.sort();
}

/** One hash over the names and contents of all files below the paths, and over some words. */
export function fingerprint(paths, words = []) {
  const hash = createHash("sha256");
  for (const word of words) hash.update(`${word}\0`);
  for (const file of filesBelow(...paths)) {
    hash.update(`${relative(root, file)}\0${sha256(readFileSync(file))}\0`);
  }
  return hash.digest("hex");
}

/** Whether the stamp file holds this fingerprint. */
export function isFresh(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === value;
}

/** Writes the stamp, after the work it stands for has succeeded. */
export function setFresh(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}
