// Which column is what: as the reader sees it, and as a person chooses it.

import type { Text } from "./report";

export type Confidence = "known" | "chosen" | "likely" | "possible" | "none";

export interface PreviewColumn {
  /** Index from 0 in the record. */
  readonly index: number;
  readonly letters: string;
  readonly heading: string;
  /** Label of the field that the column is taken for, or is guessed to be. */
  readonly field: Text;
  readonly label: Text;
  readonly confidence: Confidence;
  /** Why, in a short sentence. */
  readonly reason: string;
  /** Five values at most, as they stand in the file. */
  readonly samples: readonly string[];
}

export interface MissingField {
  readonly field: string;
  readonly label: string;
  readonly required: boolean;
  readonly candidates: readonly { readonly index: number; readonly heading: string }[];
}

/** A sheet of a workbook, and what it was taken for. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly kind: Text;
  /** Somebody chose not to read it. */
  readonly left_out?: boolean;
}

/** What the reader made of a file, and what may be chosen. */
export interface Preview {
  readonly handle: number;
  readonly name: string;
  /** Empty for text. */
  readonly sheets: readonly Sheet[];
  readonly sheet: Text;
  /** 0 where the table has no row of headings. */
  readonly header_row: number;
  readonly skip_rows: readonly number[];
  readonly kind: Text;
  readonly layout: Text;
  /** Everything is known or was chosen: nothing waits for confirmation. */
  readonly certain: boolean;
  /** The file is read as it stands: every column that it needs is known or chosen. */
  readonly readable: boolean;
  readonly columns: readonly PreviewColumn[];
  readonly missing: readonly MissingField[];
  /** What may be chosen for this kind. */
  readonly fields: readonly {
    readonly field: string;
    readonly label: string;
    readonly required: boolean;
  }[];
  readonly kinds: readonly { readonly kind: string; readonly title: string }[];
}

/**
 * A confirmed mapping; it applies to every file whose heading row holds the same headings. Without
 * headings and columns it sets only the frame of the file that is looked at, and what is not set is
 * recognised as always.
 */
export interface Choice {
  readonly headings: readonly string[];
  readonly kind: Text;
  readonly sheet: Text;
  readonly header_row: number | null;
  readonly skip_rows: readonly number[];
  readonly columns: readonly {
    readonly index: number;
    readonly heading: string;
    readonly field: string;
  }[];
  /** The sheet is not read; needs its name and its headings. */
  readonly leave_out?: boolean;
}

/** The version of the mapping file that is written. */
const VERSION = 1;

/** The choices as a mapping file. */
export function mappingText(choices: readonly Choice[]): string {
  return JSON.stringify({ tidewaiter_mapping: VERSION, choices });
}
