// The report as the core hands it over, and the shapes of its parts. Money, quantities, rates and dates are
// strings; absent is null.

import type { Account, Center } from "./shapes/account";
import type { Drawback } from "./shapes/drawback";
import type { CbpRequest, FileSummary, ListRead } from "./shapes/files";
import type { CheckRun, FindingTotals } from "./shapes/findings";
import type { LawRenewal, LawTable, LawWarning } from "./shapes/law";
import type { Text } from "./shapes/text";

export type * from "./shapes/account";
export type * from "./shapes/core";
export type * from "./shapes/drawback";
export type * from "./shapes/files";
export type * from "./shapes/findings";
export type * from "./shapes/law";
export type * from "./shapes/text";

export interface Lapse {
  readonly date: string;
  readonly what: string;
  readonly amount: Text;
}

export interface Verdict {
  readonly may_come_back: Text;
  readonly may_be_owed: Text;
  readonly rests_on: readonly string[];
  readonly next_lapse: Lapse | null;
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
