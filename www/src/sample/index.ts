// The invented sample, as files like any other.

import es003 from "./es003.csv";
import exports from "./exports.csv";

/** The day as of which the sample is read, so that it looks the same for ever. */
export const SAMPLE_DAY = "2026-11-24";

export const sampleTexts: readonly string[] = [es003, exports];

export function sampleFiles(): File[] {
  return [
    new File([es003], "sample-es003.csv", { type: "text/csv" }),
    new File([exports], "sample-exports.csv", { type: "text/csv" }),
  ];
}

/** Only the headings, to be filled in. */
export const TEMPLATES = [
  { name: "tidewaiter-es003-template.csv", text: firstLine(es003) },
  { name: "tidewaiter-exports-template.csv", text: firstLine(exports) },
] as const;

function firstLine(text: string): string {
  return text.slice(0, text.indexOf("\n") + 1);
}
