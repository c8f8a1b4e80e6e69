// The shapes that the core hands over. Money, quantities, rates and dates are strings; absent is null.

import type { Preview } from "./mapping";

export type Text = string | null;

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

export interface CauseQuery {
  readonly area?: string;
  readonly code?: string;
  readonly text?: string;
  readonly from: number;
  readonly count: number;
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

export interface SubheadingRow {
  readonly subheading: string;
  readonly description?: Text;
  readonly unit?: Text;
  readonly estimate?: Text;
  readonly amount?: Text;
  readonly bound?: Text;
  readonly proved?: boolean | null;
  readonly eligible_unused?: Text;
  readonly designations: number;
}

export interface Share {
  readonly name: string;
  readonly amount: Text;
}

export interface Expiring {
  readonly month: string;
  readonly next: string;
  readonly eligible: Text;
  readonly claimed: Text;
}

export interface Ineligible {
  readonly reason: string;
  /** The reason in a sentence. */
  readonly text: string;
  readonly cite: string;
  /** What the amount is: duty paid, or export value. */
  readonly measures: string;
  readonly lines: number;
  readonly amount: Text;
}

/** Eligible amounts by subheading, whether or not any export claims them. */
export interface Claimable {
  readonly subheading: string;
  readonly unit: string;
  readonly lines: number;
  readonly quantity: string;
  /** The most that exports of these goods could bring, at the law's percentage. */
  readonly eligible: Text;
  /** The part of it that the estimate claims. */
  readonly claimed: Text;
  /** The first last day to file. */
  readonly next_lapse: Text;
  /** Whether the subheading's text begins with "other": then the 10-digit numbers must agree. */
  readonly is_other: boolean;
}

/** A group of subheadings solved each way; the better was taken. */
export interface Way {
  readonly subheadings: readonly string[];
  readonly taken: "direct" | "substitution" | "both";
  readonly direct: Text;
  readonly substitution: Text;
  readonly both: Text;
}

/** What each accounting method would give on the inventory ledger; one may be elected. */
export interface MethodWorth {
  readonly method: string;
  readonly amount: Text;
  readonly elected: boolean;
}

export interface SwitchWorth {
  readonly name: string;
  readonly base: string;
  readonly alternative: string;
  readonly worth: Text;
  readonly cite: string;
}

export interface Lapse {
  readonly date: string;
  readonly what: string;
  readonly amount: Text;
}

/** The estimate of one account. */
export interface Estimate {
  readonly importer?: Text;
  readonly estimate: Text;
  readonly bound: Text;
  readonly proved: boolean | null;
  readonly low: Text;
  readonly upside: Text;
  /** Whether low case, upside and switches are worked out. */
  readonly weighed?: boolean;
  readonly by_provision: readonly Share[];
  readonly by_programme: readonly Share[];
  readonly by_month: readonly Share[];
  readonly by_subheading: readonly SubheadingRow[];
  readonly expiring: readonly Expiring[];
  readonly claimable: readonly Claimable[];
  readonly ways: readonly Way[];
  readonly methods: readonly MethodWorth[];
  readonly designations_total: number;
  readonly ineligible: readonly Ineligible[];
  readonly switches: readonly SwitchWorth[];
  readonly raise: readonly { readonly what: string; readonly amount: Text }[];
  readonly assumptions: readonly string[];
  readonly unknown: readonly string[];
}

/** With several accounts its own sums are null. */
export interface Drawback extends Estimate {
  readonly by_account: readonly Estimate[];
}

export interface Verdict {
  readonly may_come_back: Text;
  readonly may_be_owed: Text;
  readonly rests_on: readonly string[];
  readonly next_lapse: Lapse | null;
}

/** A Center of Excellence and Expertise as the lines of twelve months point to it. */
export interface Center {
  readonly code: string;
  readonly name: string;
  readonly office: string;
  readonly industries: readonly string[];
  /** Entry lines of the window that point to it, of `of`. */
  readonly lines: number;
  readonly of: number;
  /** Fractions such as "0.6250"; the margin is the lead over the second. */
  readonly share: string;
  readonly margin: string;
  readonly by_value: {
    readonly code: string;
    readonly name: string;
    readonly share: string;
  } | null;
  readonly votes: readonly {
    readonly code: string;
    readonly name: string;
    readonly lines: number;
    readonly share: string;
    readonly value_share: Text;
  }[];
  readonly window: { readonly from: string; readonly to: string };
  /** What would change the assignment, in a sentence. */
  readonly change: string;
  readonly confidence: "sourced" | "likely" | "tied";
  /** How the tariff prefixes of its lines are known, in sentences. */
  readonly rests_on: string;
  /** What the report itself says, where a column carries it. */
  readonly reported: {
    readonly center: Text;
    readonly team: Text;
    /** Entry summaries of the window that name another one. */
    readonly differ: number;
  } | null;
}

export interface ProfileRow {
  /** A code, or the name where there is none. */
  readonly name: string;
  readonly label: Text;
  readonly lines: number;
  /** Share of the lines, such as "0.2503". */
  readonly share: string;
  readonly value: Text;
  readonly duty: Text;
  readonly findings: number;
}

export interface ProfileCut {
  readonly rows: readonly ProfileRow[];
  /** What the rows leave out. */
  readonly rest: {
    readonly names: number;
    readonly lines: number;
    readonly value: Text;
    readonly duty: Text;
  } | null;
}

/** The account cut several ways, the most lines first; months in order. */
export interface Profile {
  readonly ports: ProfileCut;
  readonly filers: ProfileCut;
  readonly suppliers: ProfileCut;
  readonly origins: ProfileCut;
  readonly centers: ProfileCut;
  readonly months: ProfileCut;
}

export interface Account {
  readonly center: Center | null;
  readonly profile: Profile | null;
  /** Null for rows without an importer number. */
  readonly importer: Text;
  readonly names: readonly string[];
  readonly lines: number;
  readonly value: Text;
  readonly duty: Text;
  /** What its findings say may be owed, and may come back. */
  readonly owed: Text;
  readonly back: Text;
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

export interface LawTable {
  readonly name: string;
  readonly read_on: Text;
  /** Days from then to the day of the report; null when it was read later. */
  readonly age_days: number | null;
  /** The last day that the editions of the tariff reach to; null for other tables. */
  readonly known_to: Text;
  readonly rows: number;
  readonly source: string;
}

/** A file that renews the law for this session. */
export interface LawFile {
  readonly name: string;
  readonly kind: "hts_export" | "rule_pack";
  readonly bytes: number;
  readonly sha256: string;
  readonly used: boolean;
  readonly message: string;
  /** The day of the edition, or of the pack. */
  readonly day: Text;
  readonly day_assumed: boolean;
}

export interface LawChange {
  readonly table: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** The first few of each. */
  readonly examples: readonly {
    readonly key: string;
    readonly before: Text;
    readonly after: Text;
  }[];
}

/** What became of the files of law, and what they changed. */
export interface LawRenewal {
  readonly files: readonly LawFile[];
  readonly changes: readonly LawChange[];
}

/** Entries that lie beyond tables of the law, and what is not known of them. */
export interface LawWarning {
  readonly tables: readonly string[];
  readonly known_from: Text;
  readonly known_to: Text;
  readonly entries: number;
  readonly text: string;
}

export interface Overview {
  readonly tidewaiter: {
    readonly version: string;
    readonly law: LawRenewal & {
      readonly hash: string;
      readonly newest: Text;
      readonly tables: readonly LawTable[];
      readonly warnings: readonly LawWarning[];
    };
  };
  readonly as_of: string;
  readonly filing_date: string;
  readonly options: unknown;
  readonly status: "complete" | "partial" | "incomplete" | string;
  readonly files: readonly FileSummary[];
  readonly accounts: readonly Account[];
  readonly center: Center | null;
  readonly checks: readonly CheckRun[];
  readonly findings: FindingTotals;
  readonly drawback: Drawback | null;
  readonly verdict: Verdict;
  readonly assumptions: readonly string[];
  readonly unknown: readonly string[];
  /** By due day, the nearest first; absent where no list of requests was read. */
  readonly requests?: readonly CbpRequest[];
  /** Absent or empty where none was read. */
  readonly lists?: readonly ListRead[];
}

export interface Page<Row> {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
}

export interface DesignationRow {
  /** Its number among all designations, which asks for its trace. */
  readonly index: number;
  readonly provision: string;
  readonly importer: string;
  readonly subheading: Text;
  readonly import: RowPlace & { readonly entry: string; readonly line: number };
  readonly export: RowPlace & { readonly itn: Text; readonly line: number };
  readonly quantity: string;
  readonly unit: Text;
  readonly amount: Text;
}

export interface RowPlace {
  readonly file: string;
  readonly file_index: number;
  readonly row: number;
}

export interface TraceStep {
  readonly text: string;
  readonly value: Text;
  /** Key of a citation. */
  readonly cite: string;
}

export interface Citation {
  readonly cite: string;
  readonly rule: string;
  readonly address: Text;
  readonly read_on: Text;
  readonly confidence: Text;
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

/** Something that a text typed into the look-up may mean. */
export interface LawSuggestion {
  /** Asks for its page. */
  readonly key: string;
  readonly label: string;
  readonly detail: string;
}

/** What the law says of a key on a day. */
export interface LawPage {
  readonly key: string;
  readonly on: string;
  readonly kind: string;
  readonly title: string;
  readonly name: string;
  readonly standing: { readonly mark: "yes" | "no" | "unknown" | "none"; readonly words: string };
  /** Whether a country of origin would tell more. */
  readonly asks_origin: boolean;
  readonly blocks: readonly LawBlock[];
  /** Keys of citations. */
  readonly cites: readonly string[];
  readonly read_on: Text;
}

export interface LawBlock {
  readonly title: string;
  readonly lead: Text;
  readonly facts: readonly {
    readonly name: string;
    readonly value: string;
    /** Asks for the page that tells more of it. */
    readonly key: Text;
    readonly confidence: Text;
  }[];
  readonly table: LawTableOf | null;
  readonly confidence: Text;
  readonly note: Text;
}

export interface LawTableOf {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: Text;
    /** Whether it is what holds on the day. */
    readonly holds: boolean;
    readonly cells: readonly string[];
  }[];
  readonly left_out: number;
}

/** For which day and origin the law is looked up from a row. */
export interface LawContext {
  readonly on: Text;
  readonly origin: Text;
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
  /** A template as CSV. */
  template(name: string): Uint8Array;
  designations(query: DesignationQuery): Page<DesignationRow>;
  trace(index: number): TraceStep[];
  locate(file: number, row: number): Location;
  raw(file: number, row: number, bytes: Uint8Array): RawRow;
  /** The day of each edition by the name of its file; the page gives an object. */
  law_days(days: Readonly<Record<string, string>>): void;
  law_files(): LawRenewal;
  law(key: string | null, on: string | null): unknown;
  law_search(text: string, on: string): readonly LawSuggestion[];
  law_entry(key: string, on: string, origin: string | undefined): LawPage | null;
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
