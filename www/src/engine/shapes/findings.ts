// Findings of the checks, alone and by cause.

import type { Text } from "./text";

export type Severity = "error" | "warning" | "note";

export interface Amount {
  readonly owed: Text;
  readonly back: Text;
}

export interface Place {
  readonly file: string;
  /** Index of the file in the report's `files`. */
  readonly file_index: number;
  readonly sheet: Text;
  readonly row: number;
  readonly column: Text;
  readonly cell: Text;
  /** The raw value; null when the row has not been read again yet. */
  readonly value: Text;
}

export interface FindingRow {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
  readonly action: string;
  readonly cause: Text;
  readonly places: readonly Place[];
  readonly amount: Amount;
  readonly citations: readonly string[];
  readonly deadline: Text;
}

/** Findings of one check that share a cause; the first of them speaks for all. */
export interface CauseRow {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly severity: Severity;
  readonly cause: Text;
  readonly total: number;
  readonly owed: Text;
  readonly back: Text;
  /** The nearest day to act that has not passed. */
  readonly deadline: Text;
  readonly what: string;
  readonly action: string;
}

export interface AreaTotal {
  readonly area: string;
  readonly total: number;
  readonly owed: Text;
  readonly back: Text;
}

export interface CheckTotal {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly severity: Severity;
  readonly total: number;
  readonly owed: Text;
  readonly back: Text;
}

export interface FindingTotals {
  readonly total: number;
  readonly by_severity: unknown;
  readonly by_area: readonly AreaTotal[];
  readonly by_check: readonly CheckTotal[];
}

export interface CheckRun {
  readonly code: string;
  readonly name: string;
  readonly ran: boolean;
  readonly needs: readonly { readonly column: string; readonly report: string }[];
  readonly findings: number;
}

/** Unit values of one product of one supplier over time, with those far from the rest. */
export interface UnitValueGroup {
  readonly number: string;
  readonly supplier: Text;
  readonly part: Text;
  readonly unit: string;
  readonly observations: number;
  readonly outliers: number;
  /** Points that are not among `points`: there are too many to draw. */
  readonly left_out: number;
  readonly median: string;
  /** Between these nothing is found. */
  readonly low: string;
  readonly high: string;
  readonly points: readonly {
    readonly date: Text;
    readonly value: string;
    readonly outlier: boolean;
    readonly entry: string;
    readonly line: number;
    readonly file_index: number;
    readonly row: number;
  }[];
}
