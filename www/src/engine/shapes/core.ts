// What the core offers the page.

import type { Preview } from "../mapping";
import type { Overview } from "../report";
import type { DesignationRow, TraceStep } from "./drawback";
import type { FileSummary, Progress } from "./files";
import type { CauseRow, FindingRow, UnitValueGroup } from "./findings";
import type { Citation, LawAsk, LawContext, LawPage, LawRenewal, LawSuggestion } from "./law";
import type { Text } from "./text";

export interface CauseQuery {
  readonly area?: string;
  readonly code?: string;
  readonly text?: string;
  readonly from: number;
  readonly count: number;
}

export interface FindingQuery {
  readonly area?: string;
  readonly code?: string;
  /** Empty for findings without a cause. */
  readonly cause?: string;
  readonly text?: string;
  readonly from: number;
  readonly count: number;
}

export interface DesignationQuery {
  readonly subheading?: string;
  readonly importer?: string;
  readonly text?: string;
  readonly from: number;
  readonly count: number;
}

export interface Page<Row> {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
}

export interface Location {
  /** The number that `begin` gave the file. */
  readonly handle: number | null;
  readonly offset: number | null;
  readonly sheet: Text;
  readonly name: string;
}

export interface RawRow {
  readonly headings: readonly string[];
  readonly cells: readonly string[];
}

/** A file to fill in, made from the table of fields that the reader uses. */
export interface Template {
  readonly name: string;
  readonly title: string;
  /** What it adds to the report. */
  readonly adds: string;
  readonly columns: readonly {
    readonly heading: string;
    readonly required: boolean;
    readonly note: string;
    readonly example: string;
  }[];
}

export type CsvKind = "findings" | "designations" | "set_aside";

/** What the core offers; one instance lives in the worker. */
export interface Core {
  begin(name: string, hashed: boolean): number;
  push(file: number, bytes: Uint8Array): Progress;
  /** The hash may be empty here and come later, by `set_hash`. */
  finish(file: number, sha256?: string): FileSummary;
  set_hash(file: number, sha256: string): void;
  /** The overview of the last evaluation, with what has become known since. */
  overview(): Overview;
  cancel(file: number): FileSummary;
  /** After `finish`: what the reader made of the file. */
  preview(file: number): Preview | null;
  /** Takes a mapping file's text; it applies to files begun afterwards. */
  choose(mapping: string): void;
  /** The choices and the mapping of every file read, as a mapping file. */
  mapping_file(): Uint8Array;
  remove_all(): void;
  /** The page gives an object; it crosses to the core as JSON text. */
  join(): void;
  evaluate(options: Record<string, string> | string): Overview;
  /** One more reading; the overview when all are weighed. */
  weigh(): Overview | null;
  findings(query: FindingQuery): Page<FindingRow>;
  causes(query: CauseQuery): Page<CauseRow>;
  /** Groups with findings first. */
  unit_values(query: { readonly from: number; readonly count: number }): Page<UnitValueGroup>;
  templates(): readonly Template[];
  /** A template as a workbook, with what belongs in each column. */
  template_xlsx(name: string): Uint8Array;
  /** A template as CSV. */
  template(name: string): Uint8Array;
  designations(query: DesignationQuery): Page<DesignationRow>;
  trace(index: number): TraceStep[];
  locate(file: number, row: number): Location;
  raw(file: number, row: number, bytes: Uint8Array): RawRow;
  begin_row(file: number, row: number): void;
  push_row(bytes: Uint8Array): void;
  finish_row(): RawRow;
  /** The day of each edition by the name of its file; the page gives an object. */
  law_days(days: Readonly<Record<string, string>>): void;
  law_files(): LawRenewal;
  law(key: string | null, on: string | null): unknown;
  law_search(text: string, on: string): readonly LawSuggestion[];
  law_entry(key: string, asked: LawAsk): LawPage | null;
  /** Null where the row is no row of an entry line. */
  law_context(file: number, row: number): LawContext | null;
  law_origins(): readonly { readonly code: string; readonly name: string }[];
  cite(key: string): Citation | null;
  explain(code: string): Text;
  /** Numbers of files that must be read again before the report is saved. */
  wants_raw(): number[];
  push_raw(file: number, bytes: Uint8Array): void;
  finish_raw(file: number): void;
  export_json(): Uint8Array;
  export_csv(kind: CsvKind): Uint8Array;
  export_xlsx(): Uint8Array;
}
