// What the mock core says of a file: it goes by words in the name and counts lines.

export function cells(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'))
    .slice(0, -1);
}

export function kindOf(file) {
  if (file.unread || file.name.includes("notes")) return null;
  return file.name.includes("export") ? "exports" : "entry_summaries";
}

export function layoutOf(file) {
  return kindOf(file) === "exports" ? "AES data elements" : "ES-003 extended";
}

export const HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

export function summary(file) {
  const rows = Math.max(0, file.rows);
  const aside = file.name.includes("aside")
    ? Math.max(0, rows - 1)
    : file.status === "partial"
      ? 2
      : 0;
  return {
    name: file.name,
    kind: kindOf(file),
    layout: kindOf(file) === null ? null : layoutOf(file),
    bytes: file.size,
    sha256: file.status === "incomplete" ? null : HASH,
    status: file.status,
    message: message(file),
    mapping: mapping(file),
    sheet: null,
    rows:
      file.status === "refused"
        ? { read: 0, used: 0, set_aside: 0, other: 0 }
        : {
            read: rows,
            used: Math.max(0, rows - 1 - aside),
            set_aside: aside,
            other: Math.min(1, rows),
          },
    set_aside: aside ? [{ reason: "entry_number_missing", rows: aside, amount: "1834.20" }] : [],
  };
}

function message(file) {
  if (file.cancelled) return "Stopped before the end.";
  if (file.unread) return "A column that is needed was not found: see what can be chosen.";
  if (file.status === "refused")
    return "This is plain text without columns. Drop an ES-003 report or an export list, as CSV or XLSX.";
  if (file.status === "incomplete")
    return "The file ends inside row 40, in column U: an opening quote is not closed. Export the report again.";
  return null;
}

function mapping(file) {
  const heads = cells(file.text.split("\n")[0] ?? "");
  return {
    header_row: 1,
    columns: heads
      .map((column, i) => ({ column, letters: String.fromCharCode(65 + (i % 26)), field: column }))
      .filter(({ column }) => !column.includes("Name")),
    unused: heads.filter((column) => column.includes("Name")),
  };
}
