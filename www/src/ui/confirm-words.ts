// The words of the screen that asks which column is what, and of mapping files.

import type { Confidence } from "../engine/mapping";

const columns = (n: number) => `${n} ${n === 1 ? "column" : "columns"}`;

export const C = {
  title: "Confirm the columns",
  titleOne: "Columns of this file",
  lead: "Columns under headings that are known need no word from you. The others are guesses: none of them is used until you confirm it.",
  ready: "Can be read",
  readyChosen: "Ready to use",
  lacks: (n: number) => `${columns(n)} needed`,
  guesses: (n: number) => `${n} ${n === 1 ? "guess" : "guesses"}`,
  frame: (name: string) => `What ${name} is, and where its table stands`,
  kind: "Kind of report",
  kindNone: "Choose a kind",
  sheet: "Sheet",
  sheetOf: (file: string, sheet: string) => `${file}, sheet ${sheet}`,
  sheetOut: "Left out",
  leaveSheetOut: "Leave this sheet out",
  sheetAs: (name: string, hidden: boolean, kind: string | null) =>
    `${name}${hidden ? " (hidden)" : ""}${kind ? `: ${kind}` : ""}`,
  headerRow: "Headings in row (0: there are none)",
  skip: "Rows to skip",
  skipHow: "such as 4, 6-8",
  skipBad: "Row numbers such as 4, 6-8 are expected here.",
  looking: "Looking at the file again…",
  lookFailed: "The file could not be looked at that way",
  needed: "Needed, and not found",
  neededLead: "Without these the file is not read. Choose the column that holds each of them.",
  neededChoose: "Choose a column",
  neededChosen: (heading: string) => `taken from ${heading}`,
  likely: "looks most like it",
  column: "Column",
  values: "Values in the file",
  takenAs: "Taken as",
  sure: "How sure",
  notUsed: "Not used",
  needMark: "needed",
  suggested: "suggested",
  noHeading: "(no heading)",
  noValues: "(all blank)",
  select: (letters: string, heading: string) => `Column ${letters}, ${heading}: taken as`,
  toConfirm: "To confirm",
  noneToConfirm: "No column waits for a word from you.",
  unknown: (n: number) => `${columns(n)} not recognised`,
  known: (n: number) => `${columns(n)} known`,
  leaveOut: "Leave the file out",
  use: "Use these columns",
  without: "Read without the guesses",
  withoutRefused: "Go on without a choice",
  back: "Back to the report",
  stillLacks: (n: number) =>
    n === 1
      ? "One file still lacks its kind or a column that it needs; it will not be read."
      : `${n} files still lack their kind or a column that they need; they will not be read.`,
  failed: "These columns cannot be used",
  confidence: {
    known: "Known",
    chosen: "Chosen",
    likely: "Likely",
    possible: "Possible",
    none: "Not recognised",
  } satisfies Record<Confidence, string>,

  onlyGuessed: (field: string, reason: string) =>
    `Not used: only a guess, ${field}${reason ? ` (${reason.replace(/\.$/, "")})` : ""}`,

  mapping: "Mapping",
  byHand: "chosen by hand",
  change: "Change",
  changeNamed: (name: string) => `Change the mapping of ${name}`,
  choose: "Choose its columns by hand",
  save: "Save the mapping",
  saveHolds:
    "Which column of each file was taken for what, as JSON: drop it here with next month's files.",
  load: "Load a mapping",
  loaded: (name: string, n: number) =>
    `${name} was loaded: it says what the columns of ${n} ${n === 1 ? "table" : "tables"} are. Files with the same headings are read by it.`,
  refused: (name: string) => `${name} was not loaded`,
} as const;
