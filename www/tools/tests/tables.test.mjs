import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { pack } from "../pack.mjs";
import { lawTables, tablesInPage } from "../tables.mjs";

/** Bytes that do not pack. */
function noise(length) {
  const parts = [];
  for (let at = 0; at * 32 < length; at += 1) {
    parts.push(createHash("sha256").update(String(at)).digest());
  }
  return Buffer.concat(parts).subarray(0, length);
}

test("what tables add is measured as the page packs them", () => {
  const [code, one, two] = [
    noise(60_000),
    noise(90_000).subarray(60_000),
    Buffer.from("a\tb\n".repeat(500)),
  ];
  const core = Buffer.concat([code, one, code.subarray(0, 100), two]);
  const tables = [
    { name: "two.tsv", bytes: two },
    { name: "one.tsv", bytes: one },
  ];
  const added = tablesInPage(core, tables);
  const alone = pack(one).length;
  assert.ok(Math.abs(added - alone) < 200, `${added} of ${alone}`);
  assert.throws(() => tablesInPage(code, tables), /does not hold the table two.tsv/);
});

test("every table of the law is measured", () => {
  const tables = lawTables();
  assert.ok(tables.length > 20);
  assert.ok(tables.some(({ name }) => name === "tariff_rates.tsv"));
});
