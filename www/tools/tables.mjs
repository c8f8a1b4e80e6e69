// How much the tables of the law add to the page.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pack } from "./pack.mjs";
import { root, Trouble } from "./shell.mjs";

const folder = join(root, "src", "law", "data");

/** The texts of all tables, as the core carries them. */
export function lawTables() {
  const names = readdirSync(folder).filter((name) => name.endsWith(".tsv"));
  return names.sort().map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/**
 * Characters that the tables add to the page: the core packed as the page packs it, less the core without
 * them. A table that does not stand in the core as its file has it is a `Trouble`, since then nothing would
 * be measured.
 */
export function tablesInPage(wasm, tables = lawTables()) {
  const places = tables.map(({ name, bytes }) => {
    const from = Buffer.from(wasm.buffer, wasm.byteOffset, wasm.length).indexOf(bytes);
    if (from < 0) throw new Trouble(`The core does not hold the table ${name} as its file has it.`);
    return [from, from + bytes.length];
  });
  places.sort(([a], [b]) => a - b);
  const rest = [];
  let at = 0;
  for (const [from, to] of places) {
    if (from > at) rest.push(wasm.subarray(at, from));
    at = Math.max(at, to);
  }
  rest.push(wasm.subarray(at));
  return pack(wasm).length - pack(Buffer.concat(rest)).length;
}
