// Numbers in words, and tables of them.

import { say } from "../../www/tools/shell.mjs";

/** The middle value; of an even number of values, the higher of the two. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
export const whole = (value) => Math.round(value).toLocaleString("en-US");
export const ms = (value) => `${whole(value)} ms`;
export const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The slope of log time over log rows, by least squares. */
export function exponent(points) {
  const logs = points.map(([rows, time]) => [Math.log(rows), Math.log(time)]);
  const mean = (index) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const up = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return up / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

/** Prints rows under heads, the first column to the left and the others to the right. */
export function table(heads, rows) {
  const all = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2),
    );
    say(cells.join(""));
  }
}
