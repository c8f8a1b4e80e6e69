// An importer's account: its Center and its lines cut several ways.

import type { Text } from "./text";

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
