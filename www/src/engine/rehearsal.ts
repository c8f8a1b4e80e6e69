// Runs part of the invented sample, several times over, through a session that is thrown away, while the
// page waits for files: the browser compiles what runs often better than what runs once, and does so only
// then.

import type { Core } from "./report";

/** Rows of a file in a rehearsal. */
const ROWS = 400;
/** Copies of them in one run: some five thousand rows. */
const COPIES = 12;
/** Runs; between them anything that waits goes first. */
export const RUNS = 6;

/** The first rows of a file. */
export function excerpt(text: string): string {
  return text.split("\n", ROWS + 1).join("\n");
}

/** The rows with their entries under many filers, so that none repeats another. */
function grown(text: string): string {
  const [heading, ...rows] = text.trimEnd().split("\n");
  const filers = [...new Set(rows.map((row) => row.slice(0, 3)))];
  const copies = Array.from({ length: COPIES }, (_, copy) =>
    rows.map((row) => `${filer(filers.indexOf(row.slice(0, 3)), copy)}${row.slice(3)}`).join("\n"),
  );
  return `${heading}\n${copies.join("\n")}\n`;
}

/** A code for a filer in a copy: a letter and two digits. */
function filer(place: number, copy: number): string {
  return `${String.fromCharCode(65 + place)}${String(copy).padStart(2, "0")}`;
}

/** One run. Nothing of it is kept, and no figure of it is ever shown. */
export function rehearse(session: Core, sample: readonly string[]): void {
  const encoder = new TextEncoder();
  sample.forEach((text, at) => {
    const bytes = encoder.encode(at === 0 ? grown(text) : text);
    const file = session.begin(`rehearsal-${at}.csv`, true);
    session.push(file, bytes);
    session.finish(file, String(at));
  });
  session.evaluate("{}");
}
