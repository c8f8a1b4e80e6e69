// Runs the invented sample, many times over, through a session that is thrown away, while the page waits
// for files: the browser compiles what runs often better than what runs once, and does so only then.

import type { Core } from "./report";

/** Copies of the sample in one run: some five thousand rows. */
const COPIES = 120;
/** Runs; between them anything that waits goes first. */
export const RUNS = 6;

const FILER = "ZZT";

/** The sample with its entries under many filers, so that no row repeats another. */
function grown(text: string): string {
  const [heading, ...rows] = text.trimEnd().split(/\r?\n/);
  const copies = Array.from({ length: COPIES }, (_, copy) => {
    const filer = `Z${String(copy).padStart(2, "0").slice(-2)}`;
    return rows.map((row) => row.replaceAll(FILER, filer)).join("\n");
  });
  return `${heading}\n${copies.join("\n")}\n`;
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
