// The law: tables and files in use, citations, and what is looked up.

import type { Text } from "./text";

export interface LawTable {
  readonly name: string;
  readonly read_on: Text;
  /** Days from then to the day of the report; null when it was read later. */
  readonly age_days: number | null;
  /** The last day of entry for which it speaks; null where it says nothing of days. */
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

export interface Citation {
  readonly cite: string;
  readonly rule: string;
  readonly address: Text;
  readonly read_on: Text;
  readonly confidence: Text;
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

/** What the line of a row says that the law turns on; what it does not say is empty. */
export interface LawContext extends LawLine {
  readonly on: Text;
  readonly origin: Text;
}

/** Of an entry line, what its duty turns on beside day, number and origin. */
export interface LawLine {
  readonly program: string;
  /** The headings of chapter 99, with blanks between them. */
  readonly headings: string;
  readonly value: string;
  readonly quantity: string;
  readonly unit: string;
}

/** What is asked of the law; blank where it is left open. */
export interface LawAsk extends LawLine {
  readonly on: string;
  readonly origin: string;
  readonly tariff_before_first: string;
}
