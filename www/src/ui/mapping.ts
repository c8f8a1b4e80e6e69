// The mapping of a file's columns, however the core lists it.

import type { MappedColumn } from "../engine/report";

const text = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** Every column with the field it was taken for; `null` when the file has no mapping. */
export function mappedColumns(mapping: unknown): readonly MappedColumn[] | null {
  const list = Array.isArray(mapping)
    ? mapping
    : mapping !== null && typeof mapping === "object" && "columns" in mapping
      ? mapping.columns
      : null;
  if (!Array.isArray(list)) return null;
  return list.map((entry: Record<string, unknown>) => ({
    cell: text(entry["cell"]) ?? text(entry["letters"]),
    heading: text(entry["heading"]) ?? text(entry["column"]) ?? "",
    field: text(entry["field"]),
  }));
}
