// Papa Parse in a worker of its own, on a File. Its script comes from a blob, as the page's own worker
// does. It is asked three things: to count rows; to type some columns, sum the duty by entry and forget the
// rest; and to leave what our reader leaves: every column that ours keeps as dates, amounts or codes, in
// typed arrays, and each row with its entry line.

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
      // Columns of a finished reader would stay; here they are forgotten.
      kept.length = 0;
    },
    complete: () => self.postMessage({ rows, groups: groups.size, took: performance.now() - start }),
  });
};`;

// What ours keeps of an ES-003 report. A cell that repeats the one above is not looked up again.
const kept = `
const dates = ["Entry Date", "Entry Summary Date", "Importation Date", "Liquidation Date",
  "Latest PSC Filed Date"];
const amounts = ["Total Paid MPF Amount", "Line MPF Amount", "Line HMF Amount",
  "Line Tariff Goods Value Amount", "Line Tariff Duty Amount", "Line Tariff Quantity (1)",
  "Tariff Ordinal Number"];
const codes = ["Entry Type Code", "Importer Number", "Importer Name", "Filer Name", "Port of Entry Code",
  "Mode of Transport Code", "Reconciliation Indicator", "Reconciliation (FTA) Status",
  "Reconciliation (Other) Status", "Post Summary Correction Indicator", "Liquidation Status",
  "Final Liquidation", "Protest Number", "Protest Status", "Review Team Number",
  "Country of Origin Code", "Country of Export Code", "Manufacturer ID", "Manufacturer Name",
  "Line SPI Code", "HTS Number - Full", "Column 1 Current Primary Duty Rate",
  "Line Tariff UOM (1) Code"];
const DAY = 86400000;
const day = (text) => text.length === 10
  ? Date.UTC(+text.slice(6), text.slice(0, 2) - 1, +text.slice(3, 5)) / DAY : -1;
const BLOCK = 65536;
class Column {
  constructor(Kind) { this.Kind = Kind; this.blocks = []; this.used = BLOCK; }
  push(value) {
    if (this.used === BLOCK) { this.blocks.push(this.last = new this.Kind(BLOCK)); this.used = 0; }
    this.last[this.used++] = value;
  }
}
self.onmessage = ({ data: file }) => {
  const start = performance.now();
  let rows = 0;
  let at = null;
  const known = new Map();
  const number = (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, found = known.size);
    return found;
  };
  const column = (read, Kind) => (i) => {
    const values = new Column(Kind);
    let text = null;
    let value = 0;
    return (row) => {
      if (row[i] !== text) value = read(text = row[i]);
      values.push(value);
    };
  };
  const entries = new Map();
  const lines = new Map();
  const lineOf = new Column(Int32Array);
  const amount = (text) => (text === "" ? NaN : Math.round(text * 100));
  const take = (row) => {
    if (!at) {
      const find = (names, make) => names.map((name) => make(row.indexOf(name)));
      at = [
        ...find(dates, column(day, Int32Array)),
        ...find(amounts, column(amount, Float64Array)),
        ...find(codes, column(number, Int32Array)),
      ];
      at.entry = row.indexOf("Entry Summary Number");
      at.line = row.indexOf("Entry Summary Line Number");
      at.duty = row.indexOf("Line Tariff Duty Amount");
      return;
    }
    rows += 1;
    for (const read of at) read(row);
    const entry = number(row[at.entry]);
    entries.set(entry, (entries.get(entry) ?? 0) + amount(row[at.duty]));
    const key = entry * 1048576 + +row[at.line];
    let line = lines.get(key);
    if (line === undefined) lines.set(key, line = lines.size);
    lineOf.push(line);
  };
  Papa.parse(file, {${settings(false)}
    chunk: (part) => { for (const row of part.data) take(row); },
    complete: () => self.postMessage({
      rows, groups: entries.size, lines: lines.size, took: performance.now() - start,
    }),
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

/** Parses a file, types some of its columns and sums the duty by entry; nothing else is kept. */
export function papaTyped(page, address, path) {
  return inWorker(page, address, path, `${library()}\n${typed}`);
}

/** Parses a file, types and keeps its columns, and groups its rows by entry and line: what ours does. */
export function papaKept(page, address, path) {
  return inWorker(page, address, path, `${library()}\n${kept}`);
}
