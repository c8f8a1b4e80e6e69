// What the invented goods of the bench owe by day and origin, asked of the product's own law: the bench's
// account is to be lawful, since most of a report's work is in what is wrong. After a change of the law:
// node tests/bench/duties.mjs writes duties.json anew; needs `cargo build --release`.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, say } from "../../www/tools/shell.mjs";
import { DAYS, day, goods, origins } from "./goods.mjs";

/** Days between two questions; where the answers differ, the day of the change is looked for. */
const STEP = 10;
const program = process.argv[2] ?? join(root, "target", "release", "tidewaiter");

/** Ordinary rate, or null, and headings with theirs, in hundredths of a percent, as far as known. */
function owed(number, origin, at) {
  const about = ["--origin", origin, "--on", day(at), "--value", "10000"];
  const before = ["--tariff-before-first", "unchanged"];
  const text = execFileSync(program, ["duty", number, ...about, ...before, "--json"]);
  const known = JSON.parse(text).components.filter(({ missing }) => missing === null);
  const [ordinary] = known.filter(({ heading }) => heading === null);
  const more = known.filter(({ heading }) => heading !== null);
  return [
    ordinary ? Math.round(Number(ordinary.amount)) : null,
    more.map(({ heading, amount }) => [heading.replaceAll(".", ""), Math.round(Number(amount))]),
  ];
}

/** What is owed from which day on, each only where it changes. */
function* changes(number, origin) {
  const ask = (at) => JSON.stringify(owed(number, origin, at));
  let [at, known] = [0, ask(0)];
  yield [0, ...JSON.parse(known)];
  while (at < DAYS) {
    let next = Math.min(DAYS, at + STEP);
    const found = ask(next);
    if (found !== known) {
      while (next - at > 1) {
        const middle = Math.floor((at + next) / 2);
        if (ask(middle) === known) at = middle;
        else next = middle;
      }
      known = ask(next);
      yield [next, ...JSON.parse(known)];
    }
    at = next;
  }
}

/** An ordinary rate that is not known on some days is taken from the days before or behind them. */
function filled(list) {
  const known = list.map(([, rate]) => rate);
  return list.map(([from, rate, headings], at) => {
    const near = known.slice(0, at).findLast((one) => one !== null);
    return [from, rate ?? near ?? known.find((one) => one !== null) ?? 0, headings];
  });
}

const all = {};
for (const [number] of goods) {
  for (const origin of new Set(origins)) {
    all[`${number} ${origin}`] = filled([...changes(number, origin)]);
  }
  say(`${number} is asked`);
}
const lines = Object.entries(all).map(([key, value]) => `  "${key}": ${JSON.stringify(value)}`);
writeFileSync(join(import.meta.dirname, "duties.json"), `{\n${lines.join(",\n")}\n}\n`);
