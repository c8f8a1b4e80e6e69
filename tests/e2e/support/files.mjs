// Small reports in the ES-003 layout, made for one test each.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../www/tools/shell.mjs";

export const HEADINGS = [
  "Entry Summary Number",
  "Entry Type Code",
  "Importer Number",
  "Port of Entry Code",
  "Entry Date",
  "Entry Summary Date",
  "Importation Date",
  "Entry Summary Line Number",
  "Country of Origin Code",
  "Country of Export Code",
  "Tariff Ordinal Number",
  "HTS Number - Full",
  "Line Tariff Goods Value Amount",
  "Line Tariff Duty Amount",
  "Line Tariff Quantity (1)",
  "Line Tariff UOM (1) Code",
];

/** One row; the entry number is given whole, check digit and all. */
export function row(entry, changes = {}) {
  const cells = {
    "Entry Summary Number": entry,
    "Entry Type Code": "01",
    "Importer Number": "98-765432100",
    "Port of Entry Code": "2704",
    "Entry Date": "02/13/2024",
    "Entry Summary Date": "02/21/2024",
    "Importation Date": "02/10/2024",
    "Entry Summary Line Number": "1",
    "Country of Origin Code": "TW",
    "Country of Export Code": "TW",
    "Tariff Ordinal Number": "1",
    "HTS Number - Full": "8467210010",
    "Line Tariff Goods Value Amount": "$40,000.00",
    "Line Tariff Duty Amount": "$680.00",
    "Line Tariff Quantity (1)": "1000",
    "Line Tariff UOM (1) Code": "NO",
    ...changes,
  };
  return HEADINGS.map((heading) => cells[heading]);
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function csv(rows) {
  return [HEADINGS, ...rows].map((cells) => `${cells.map(cell).join(",")}\n`).join("");
}

/** The cells of a row, as a spreadsheet would split it. */
export function cells(line) {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

/** The letters of a column, counted from 0. */
export function letters(column) {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** A file as Playwright hands it to a page. */
export function file(name, text) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

/** The files of a conformance case of drawback. */
export const ofCase = (name, files) =>
  files.map((path) => file(path, readFileSync(join(root, "tests/cases/drawback", name, path))));

const EXPORT_HEADINGS =
  "ITN,Line Number,Date of Export,USPPI ID,Country of Ultimate Destination,Schedule B/HTS Number,Schedule B/HTS Indicator,Commodity Description,Quantity 1,UOM 1,Value,D/F Indicator";

/** Exports of the goods of `row`, one to each country. */
export function exportsTo(...countries) {
  const lines = countries.map(
    (to, n) =>
      `X2025060100000${n + 1},1,06/01/2025,98-765432100,${to},8467210010,HTS,Drills,100,NO,9000,F`,
  );
  return file("exports.csv", `${[EXPORT_HEADINGS, ...lines].join("\n")}\n`);
}

/** Entry numbers with right check digits, for a filer that is invented. */
export function entryNumber(n) {
  const ten = `ZZT${String(n).padStart(7, "0")}`;
  let sum = 0;
  for (const [i, char] of [...ten].entries()) {
    // Z counts 9, T counts 3.
    const value = { Z: 9, T: 3 }[char] ?? Number(char);
    const doubled = i % 2 ? value * 2 : value;
    sum += doubled > 9 ? (doubled + 1) % 10 : doubled;
  }
  return ten + ((10 - (sum % 10)) % 10);
}
