// What the mock core makes of columns, by words in a file's name: "guess" has guesses among its columns,
// "lack" lacks one that is needed, "table" is of no kind that can be told; "sheets" is a workbook of
// several sheets. A choice with the same headings settles them.

import { cells } from "./reading.js";

const FIELDS = [
  ["Entry Summary Number", true],
  ["Entry Summary Line Number", true],
  ["HTS Number - Full", true],
  ["Country of Origin Code", false],
  ["Line Tariff Duty Amount", false],
].map(([field, required]) => ({ field, label: field, required }));

const KINDS = [
  { kind: "entry_summaries", title: "Entry summary lines" },
  { kind: "exports", title: "Exports" },
];

const SHEETS = [
  { name: "Main Report", hidden: false },
  { name: "Parameters", hidden: false },
  { name: "Old data", hidden: true },
];

/** Headings that say something, with what they say. */
const LIKELY = {
  "Orig Ctry": ["Country of Origin Code", "All 2 values are country codes."],
  "Tariff no.": ["HTS Number - Full", "All 2 values look like HTSUS numbers."],
};
const POSSIBLE = {
  Amount: ["Line Tariff Duty Amount", "The values are amounts; the heading says little."],
};

const rowsOf = (file) => file.text.trimEnd().split("\n").map(cells);

/** The choice that applies to a file: one for its headings, or one of the frame alone. */
export function chosen(session, file) {
  const rows = rowsOf(file);
  return session.choices.find(({ headings, header_row }) => {
    const own = widened(rows[(header_row ?? 1) - 1] ?? [], rows);
    return headings.length === 0 || JSON.stringify(headings) === JSON.stringify(own);
  });
}

/** A column for each cell of the widest row. */
function widened(heads, rows) {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => heads[at] ?? "");
}

function column(heading, index, rows, choice) {
  const base = {
    index,
    letters: String.fromCharCode(65 + index),
    heading,
    samples: rows
      .map((row) => row[index] ?? "")
      .filter(Boolean)
      .slice(0, 5),
  };
  const of = (field, confidence, reason) => ({ ...base, field, label: field, confidence, reason });
  const picked = choice?.columns.find((one) => one.index === index);
  if (picked) return of(picked.field, "chosen", "You chose it.");
  if (FIELDS.some(({ field }) => field === heading)) return of(heading, "known", "Known heading.");
  const [field, why] = LIKELY[heading] ?? [];
  if (field) return of(field, "likely", why);
  const [perhaps, hint] = POSSIBLE[heading] ?? [];
  if (perhaps) return of(perhaps, "possible", hint);
  return of(null, "none", "Neither heading nor values are like a field of this kind.");
}

/** Whether a file has words that need an answer. */
const special = ({ name }) => /guess|lack|table|sheets/.test(name);

/** A file of no kind until one is chosen. */
export function isUnread(session, file) {
  return special(file) && !preview(session, file).readable;
}

export function preview(session, file) {
  if (!special(file)) return null;
  const choice = chosen(session, file);
  const headerRow = choice?.header_row ?? 1;
  const rows = rowsOf(file);
  const values = rows.filter(
    (_, at) => at >= headerRow && !(choice?.skip_rows ?? []).includes(at + 1),
  );
  const columns = widened(rows[headerRow - 1] ?? [], rows).map((heading, at) =>
    column(heading, at, values, choice?.columns.length ? choice : undefined),
  );
  const sure = columns.filter(({ confidence }) => ["known", "chosen"].includes(confidence));
  const missing = FIELDS.filter(({ field }) => !sure.some((one) => one.field === field)).map(
    (field) => ({
      ...field,
      candidates: columns
        .filter((one) => one.confidence !== "known" && one.field === field.field)
        .map(({ index, heading }) => ({ index, heading })),
    }),
  );
  const kind = choice?.kind ?? (file.name.includes("table") ? null : "entry_summaries");
  const sheets = file.name.includes("sheets") ? SHEETS : [];
  return {
    handle: session.files.indexOf(file),
    name: file.name,
    sheets,
    sheet: choice?.sheet ?? sheets[0]?.name ?? null,
    header_row: headerRow,
    skip_rows: choice?.skip_rows ?? [],
    kind,
    layout: kind === null ? null : "ACE ES-003",
    certain: !columns.some(({ confidence }) => ["likely", "possible"].includes(confidence)),
    readable: kind !== null && !missing.some(({ required }) => required),
    columns,
    missing,
    fields: kind === null ? [] : FIELDS,
    kinds: KINDS,
  };
}

/** Takes a mapping file's text, or says where it is wrong. */
export function choicesOf(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error("This is not JSON: line 1, column 1.");
  }
  if (file.tidewaiter_mapping !== 1) throw new Error("tidewaiter_mapping is 1 in a mapping file.");
  for (const [at, { columns }] of file.choices.entries()) {
    const fields = columns.map(({ field }) => field);
    const twice = fields.find((field, i) => fields.indexOf(field) !== i);
    if (twice) throw new Error(`Choice ${at + 1}: ${twice} is given to two columns.`);
  }
  return file.choices;
}

export function mappingFile(session) {
  return new TextEncoder().encode(
    JSON.stringify({ tidewaiter_mapping: 1, choices: session.choices }),
  );
}
