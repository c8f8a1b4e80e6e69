// The estimate of drawback and what it is made of.

import type { Text } from "./text";

export interface SubheadingRow {
  readonly subheading: string;
  /** The unit of its import lines; null where they have several. */
  readonly unit: Text;
  readonly amount: Text;
  /** What exports of the units that are not designated could bring. */
  readonly eligible_unused: Text;
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

export interface RowPlace {
  readonly file: string;
  readonly file_index: number;
  readonly row: number;
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

export interface TraceStep {
  readonly text: string;
  readonly value: Text;
  /** Key of a citation. */
  readonly cite: string;
}
