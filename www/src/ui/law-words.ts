// Words of the law that files renew; a part of the table of words.

import type { LawRenewal } from "../engine/report";
import { count, shortened, words } from "./format";

const plural = (n: number, one: string, many = `${one}s`) => (n === 1 ? one : many);

export const L = {
  renewed: "The law of this session was renewed",
  waits: "It is used for the reports that you add now. Nothing of it leaves this page.",
  unchanged: "The law was not renewed",
  stays: "The law of this session stays as it was.",
  takenAs: (day: string) =>
    `is taken as the tariff in force on ${day}, since the file names no day.`,
  tell: "Enter the day of its revision",
  files: "Law files",
  used: "used",
  notUsed: "not used",
  day: (name: string) => `Day on which the edition of ${name} was in force`,
  inForce: "In force on",
  assumed: "assumed; enter the day that is printed with the revision",
  kind: { hts_export: "tariff schedule, USITC export", rule_pack: "rule pack" },
  changes: "What changed",
  nothing: "Nothing in the tables is different.",
  counts: (added: number, removed: number, changed: number) =>
    [
      added > 0 ? `${count(added)} added` : "",
      removed > 0 ? `${count(removed)} removed` : "",
      changed > 0 ? `${count(changed)} changed` : "",
    ]
      .filter(Boolean)
      .join(", "),
  more: (n: number) => `and ${count(n)} more`,
  isNew: "new",
  gone: "gone",
  was: "was",
  becomes: "now",
  age: "Age",
  days: (n: number) => `${count(n)} ${plural(n, "day")}`,
  later: "read after the day of the report",
  knownTo: (day: string) => `speaks for entries to ${day}`,
  remove: (name: string) => `Leave out ${name}`,
};

/** Says by which files the law was renewed; null where it is the law of this page. */
export function renewedBy({ files }: LawRenewal): string | null {
  const used = files.filter((file) => file.used);
  const names = used.map(({ name, day, day_assumed }) =>
    day_assumed ? `${shortened(name, 60)}, taken as in force on ${day}` : shortened(name, 60),
  );
  return names.length > 0 ? `Law renewed by ${names.join("; ")}.` : null;
}

/** Tables whose names in the data say little. */
const TABLES: Readonly<Record<string, string>> = {
  heading_rates: "Rates of chapter 99 headings",
  measure_headings: "Programmes: headings",
  measure_lists: "Programmes: lists of goods",
  measure_numbers: "Programmes: tariff numbers",
  measure_rules: "Programmes: conditions",
  measures: "Programmes of chapter 99",
  modes: "Modes of transport",
  params: "Fees, limits and periods",
  spi: "Special programs",
  tariff: "Tariff numbers and units",
  tariff_report: "Tariff: where sources differ",
};

export function tableName(name: string): string {
  return TABLES[name] ?? words(name);
}
