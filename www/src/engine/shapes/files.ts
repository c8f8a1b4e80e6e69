// Files as they were read, with what their columns were taken for.

import type { Text } from "./text";

export interface RowCount {
  readonly read: number;
  readonly used: number;
  readonly set_aside: number;
  readonly other: number;
}

export interface SetAside {
  readonly reason: string;
  readonly rows: number;
  readonly amount: Text;
}

/** Which column of a file was taken for which field. */
export interface Mapping {
  readonly header_row: number;
  readonly columns: readonly {
    readonly column: string;
    readonly letters: string;
    readonly field: string;
  }[];
  /** Headings of columns that were not used. */
  readonly unused: readonly string[];
  /** Whether every column used is known by its heading or was chosen, and none is only guessed. */
  readonly certain?: boolean;
  /** Columns that were not used since they are only guessed. */
  readonly guesses?: readonly {
    readonly column: string;
    readonly letters: string;
    readonly field: string;
    readonly reason: string;
  }[];
}

export type FileStatus = "complete" | "partial" | "incomplete" | "refused";

export interface FileSummary {
  readonly name: string;
  readonly kind: Text;
  readonly layout: Text;
  readonly bytes: number;
  readonly sha256: Text;
  readonly status: FileStatus;
  readonly message: Text;
  readonly mapping: Mapping;
  readonly rows: RowCount;
  readonly set_aside: readonly SetAside[];
  readonly sheet: Text;
}

export interface Progress {
  readonly rows: number;
  readonly bytes: number;
  readonly kind: Text;
  readonly layout: Text;
}

/** A list beside the reports. */
export interface ListRead {
  readonly kind: string;
  readonly rows: number;
  /** What its rows hold, counted. */
  readonly holds: string;
  readonly decides: string;
  /** Null where all of it is computed. */
  readonly not_computed: Text;
}

/** A request or notice of CBP, with what is left of the time to answer. */
export interface CbpRequest {
  /** CF-28, CF-29 or notice of action. */
  readonly form: Text;
  readonly number: Text;
  readonly entry: Text;
  readonly issued: Text;
  readonly due: Text;
  readonly answered: Text;
  /** Null where no due day is known; negative when it has passed. */
  readonly days_left: number | null;
  readonly subject: Text;
}
