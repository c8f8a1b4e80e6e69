// A mapping while a person looks at it: what each column is to be taken for, before it is used.

import type { Choice, Preview, PreviewColumn } from "../engine/mapping";

export interface Draft {
  readonly preview: Preview;
  /** The field of each column that is to be used, by the column's index. */
  readonly fields: ReadonlyMap<number, string>;
  /** The row of the headings, where it was set by hand. */
  readonly headerRow: number | null;
  /** The sheet is not to be read. */
  readonly leaveOut: boolean;
}

/** Set by hand: what the file is, and where in it the table stands. */
export interface Frame {
  readonly kind: string | null;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly skipRows: readonly number[];
}

/** Columns that are taken unless the person says otherwise; what is merely possible is not among them. */
const TAKEN: ReadonlySet<PreviewColumn["confidence"]> = new Set(["known", "chosen", "likely"]);
/** Of two columns for one field the surer stays. */
const SUREST: readonly PreviewColumn["confidence"][] = ["chosen", "known", "likely"];

export function draftOf(preview: Preview, headerRow: number | null = null): Draft {
  const fields = new Map<number, string>();
  const used = new Set<string>();
  for (const confidence of SUREST) {
    for (const { index, field, confidence: own } of preview.columns) {
      if (own !== confidence || field === null || !TAKEN.has(own) || used.has(field)) continue;
      used.add(field);
      fields.set(index, field);
    }
  }
  return { preview, fields, headerRow, leaveOut: false };
}

export function frameOf(draft: Draft): Frame {
  const { kind, sheet, skip_rows } = draft.preview;
  return { kind, sheet, headerRow: headerRowOf(draft), skipRows: skip_rows };
}

/** The row that was set by hand; a table without headings stays without them. */
function headerRowOf({ preview, headerRow }: Draft): number | null {
  return headerRow ?? (preview.header_row === 0 ? 0 : null);
}

/** A column for a field, or for none; another column that had the field is then not used. */
export function assigned(draft: Draft, index: number, field: string | null): Draft {
  const fields = new Map(
    [...draft.fields].filter(([at, taken]) => at !== index && taken !== field),
  );
  if (field !== null) fields.set(index, field);
  return { ...draft, fields };
}

/** Fields without which the file is not read and that no column is taken for yet. */
export function lacking({ preview, fields, leaveOut }: Draft): Preview["missing"] {
  if (leaveOut) return [];
  const taken = new Set(fields.values());
  return preview.missing.filter(({ field, required }) => required && !taken.has(field));
}

/** Whether a draft says all that reading needs. */
export function isAnswer(draft: Draft): boolean {
  return draft.leaveOut || (draft.preview.kind !== null && lacking(draft).length === 0);
}

/** The draft as a choice; null while there is nothing to choose. */
export function choiceOf(draft: Draft): Choice | null {
  const { preview, fields } = draft;
  if (draft.leaveOut) return outChoice(preview);
  if (preview.kind === null || fields.size === 0) return null;
  return {
    headings: preview.columns.map(({ heading }) => heading),
    kind: preview.kind,
    sheet: preview.sheets.length > 1 ? preview.sheet : null,
    header_row: headerRowOf(draft),
    skip_rows: preview.skip_rows,
    columns: preview.columns.flatMap(({ index, heading }) => {
      const field = fields.get(index);
      return field === undefined ? [] : [{ index, heading, field }];
    }),
  };
}

/** A sheet that is not to be read. */
function outChoice({ columns, sheet }: Preview): Choice {
  const headings = columns.map(({ heading }) => heading);
  const none = { kind: null, header_row: null, skip_rows: [], columns: [] };
  return { ...none, headings, sheet, leave_out: true };
}

/** A choice of the frame alone, for whatever the headings are; its columns are then recognised. */
export function framed({ kind, sheet, headerRow, skipRows }: Frame): Choice {
  return {
    headings: [],
    kind,
    sheet,
    header_row: headerRow,
    skip_rows: skipRows,
    columns: [],
  };
}

/** Rows as a person writes them, such as `4, 6-8`; null when it is not that. */
export function rowsOf(text: string): readonly number[] | null {
  const rows = new Set<number>();
  for (const part of text.split(/[,;\s]+/).filter(Boolean)) {
    const [, from, to] = /^(\d{1,7})(?:[-–](\d{1,7}))?$/.exec(part) ?? [];
    if (from === undefined) return null;
    const last = Number(to ?? from);
    if (Number(from) < 1 || last < Number(from) || last - Number(from) > MOST_ROWS) return null;
    for (let row = Number(from); row <= last; row += 1) rows.add(row);
  }
  return rows.size > MOST_ROWS ? null : [...rows].sort((a, b) => a - b);
}

/** Rows that can be skipped by hand in one file. */
const MOST_ROWS = 1_000;

/** Rows with their runs drawn together: `4, 6-8`. */
export function rowsText(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === row) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}
