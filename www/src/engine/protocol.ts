// What page and worker say to each other. Requests are answered in order, each by its number.

import type { Preview } from "./mapping";
import type { CsvKind, FileSummary, Progress, RawRow } from "./report";

/** A method of the core that the page may call as it is. */
export type Method =
  | "join"
  | "evaluate"
  | "weigh"
  | "findings"
  | "causes"
  | "unit_values"
  | "templates"
  | "template"
  | "template_xlsx"
  | "choose"
  | "mapping_file"
  | "designations"
  | "trace"
  | "law_days"
  | "law_files"
  | "law"
  | "law_search"
  | "law_entry"
  | "law_context"
  | "law_origins"
  | "cite"
  | "explain";

export type Request =
  | {
      readonly type: "start";
      readonly id: number;
      readonly wasm: ArrayBuffer;
      readonly asOf: string;
      /** The way to the helper. */
      readonly helper: MessagePort;
    }
  | { readonly type: "read"; readonly id: number; readonly file: File; readonly name: string }
  | { readonly type: "skip"; readonly id: number; readonly name: string }
  | {
      readonly type: "look";
      readonly id: number;
      readonly file: File;
      readonly name: string;
      readonly asOf: string;
      readonly mapping: string;
    }
  | {
      readonly type: "rehearse";
      readonly id: number;
      readonly asOf: string;
      readonly sample: readonly string[];
    }
  | { readonly type: "memory"; readonly id: number }
  | { readonly type: "row"; readonly id: number; readonly file: number; readonly row: number }
  | { readonly type: "save"; readonly id: number; readonly what: Saved }
  | {
      readonly type: "call";
      readonly id: number;
      readonly method: Method;
      readonly args: readonly unknown[];
    };

/** Asks the read under way to stop at the next chunk; not queued, not answered. */
export interface Stop {
  readonly type: "stop";
}

/** Makes the worker the helper of another, which asks through the port. */
export interface Help {
  readonly type: "help";
  readonly port: MessagePort;
}

export type Reply =
  | { readonly type: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly type: "done"; readonly id: number; readonly value: unknown }
  | { readonly type: "refused"; readonly id: number; readonly message: string }
  | {
      readonly type: "fault";
      readonly id: number;
      readonly stage: Stage;
      readonly message: string;
      /** The core had taken nearly all the memory that it may have. */
      readonly full: boolean;
    };

/** What was being done; the page has words for each. */
export type Stage =
  | "starting"
  | "opening"
  | "reading"
  | "finishing"
  | "checking"
  | "looking up"
  | "writing";

export interface ReadResult {
  readonly summary: FileSummary;
  /** What the reader made of the file; null for one that was stopped. */
  readonly preview: Preview | null;
  readonly cancelled: boolean;
}

/** A row as it stands in its file, and the files that can be saved. */
export type RowResult = RawRow;
export type Saved = "json" | "xlsx" | CsvKind;

/** The most of a text file that holds one record and is sent for it. */
export const RECORD_BYTES = 1_200_000;
