// The invented sample, as files like any other. `tidewaiter sample` wrote it; a test holds it against that
// command. The build packs the files into the page.

import { sampleText } from "../engine/assets";

/** The day as of which the sample is read, so that it looks the same for ever. */
export const SAMPLE_DAY = "2026-11-24";

/** Entry lines and exports. */
export function sampleTexts(): Promise<readonly string[]> {
  return Promise.all([sampleText("entries"), sampleText("exports")]);
}

export async function sampleFiles(): Promise<File[]> {
  const names = ["sample-es003.csv", "sample-exports.csv"];
  const texts = await sampleTexts();
  return texts.map((text, at) => new File([text], names[at] ?? "sample.csv", { type: "text/csv" }));
}
