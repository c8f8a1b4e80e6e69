// Papa Parse in a worker of its own, on a File. Its script comes from a blob, as the page's own worker
// does. Once it only counts rows; once it does with the columns what our reader must: dates, amounts and
// codes as values, and the duty summed by entry.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inWorker } from "./bytes.mjs";

const settings = (fast) => `
    header: false,
    dynamicTyping: false,
    skipEmptyLines: true,
    fastMode: ${fast},`;

const job = (fast) => `
self.onmessage = ({ data: file }) => {
  let rows = 0;
  const start = performance.now();
  Papa.parse(file, {${settings(fast)}
    chunk: (part) => { rows += part.data.length; },
    complete: () => self.postMessage({ rows, took: performance.now() - start }),
  });
};`;

const typed = `
const dates = ["Entry Date", "Entry Summary Date", "Importation Date", "Liquidation Date"];
const amounts = ["Total Paid MPF Amount", "Line MPF Amount", "Line HMF Amount",
  "Line Tariff Goods Value Amount", "Line Tariff Duty Amount", "Line Tariff Quantity (1)"];
const codes = ["Entry Summary Number", "Importer Number", "Port of Entry Code", "Manufacturer ID",
  "Country of Origin Code", "HTS Number - Full", "Line Tariff UOM (1) Code"];
const day = (text) => text.length === 10
  ? (text.slice(6) - 1970) * 372 + text.slice(0, 2) * 31 + +text.slice(3, 5) : NaN;
self.onmessage = ({ data: file }) => {
  let rows = 0;
  let at = null;
  const kept = [];
  const groups = new Map();
  const start = performance.now();
  const take = (row) => {
    if (!at) {
      const find = (names) => names.map((name) => row.indexOf(name));
      at = { dates: find(dates), amounts: find(amounts), codes: find(codes) };
      at.duty = row.indexOf("Line Tariff Duty Amount");
      return;
    }
    rows += 1;
    for (const i of at.dates) kept.push(day(row[i]));
    for (const i of at.amounts) kept.push(row[i] === "" ? NaN : Math.round(row[i] * 100));
    for (const i of at.codes) kept.push(row[i]);
    const entry = row[at.codes[0]];
    groups.set(entry, (groups.get(entry) ?? 0) + Math.round(row[at.duty] * 100));
  };
  Papa.parse(file, {${settings(false)}
    chunk: (part) => {
      for (const row of part.data) take(row);
      // Columns of a finished reader would stay; the peer may forget them.
      kept.length = 0;
    },
    complete: () => self.postMessage({ rows, groups: groups.size, took: performance.now() - start }),
  });
};`;

const library = () =>
  readFileSync(createRequire(import.meta.url).resolve("papaparse/papaparse.min.js"), "utf8");

/**
 * Parses a file in the page. `fast` splits at commas and knows no quotes, which a file with "ACME, INC." in it
 * does not bear; without it the file is parsed as CSV is. The start of the worker is not counted.
 */
export function papa(page, address, path, { fast = false } = {}) {
  return inWorker(page, address, path, `${library()}\n${job(fast)}`);
}

/** Parses a file, types its columns and sums the duty by entry. */
export function papaTyped(page, address, path) {
  return inWorker(page, address, path, `${library()}\n${typed}`);
}
