// The mock core's report, made of its data and of words in file names.

import { account, center } from "./account.js";
import { dollars, sum, text } from "./causes.js";
import { CHECKS } from "./data.js";
import { drawback } from "./drawback.js";
import { summary } from "./reading.js";

function totals(rows, key) {
  const found = new Map();
  for (const row of rows) {
    const entry = found.get(row[key]) ?? { ...row, total: 0, owed: null, back: null };
    entry.total += 1;
    entry.owed = sum(entry.owed, dollars(row.amount.owed));
    entry.back = sum(entry.back, dollars(row.amount.back));
    found.set(row[key], entry);
  }
  return [...found.values()].map(({ area, code, name, severity, total, owed, back }) => ({
    area,
    code,
    name,
    severity,
    total,
    owed: text(owed),
    back: text(back),
  }));
}

const REQUESTS = [
  [
    "CF-28",
    "2704-26-00117",
    "ZZT10001013",
    "2026-10-20",
    "2026-11-19",
    null,
    -5,
    "Value of assists",
  ],
  ["CF-29", "2704-26-00131", "ZZT10004017", "2026-11-10", "2026-11-30", null, 6, "Rate advance"],
  ["CF-28", "2704-26-00140", "ZZT10006186", "2026-11-16", null, null, null, "Country of origin"],
  ["CF-28", "2704-26-00098", "ZZT10002110", "2026-09-02", "2026-10-02", "2026-09-28", 0, "SPI A"],
].map(([form, number, entry, issued, due, answered, days_left, subject]) => ({
  form,
  number,
  entry,
  issued,
  due,
  answered,
  days_left,
  subject,
}));

export function report(session, incomplete, imports) {
  const all = session.all();
  const several = session.has("importers");
  const sums = !incomplete && !several;
  const estimated = drawback(session, incomplete, imports);
  return {
    tidewaiter: {
      version: "0.1.0",
      law: {
        hash: "5d41402abc4b2a76b9719d911017c592",
        newest: "2026-11-02",
        tables: [
          {
            name: "Chapter 99 programmes",
            read_on: "2026-10-10",
            age_days: 23,
            known_to: null,
            rows: 240,
            source: "CBP, CSMS and Federal Register notices",
          },
          {
            name: "Fees",
            read_on: "2026-11-02",
            age_days: 23,
            known_to: null,
            rows: 240,
            source: "CBP, CSMS and Federal Register notices",
          },
          {
            name: "Special program indicators",
            read_on: "2026-09-25",
            age_days: 23,
            known_to: null,
            rows: 240,
            source: "CBP, CSMS and Federal Register notices",
          },
          {
            name: "Tariff numbers and units",
            read_on: "2026-07-01",
            age_days: 23,
            known_to: null,
            rows: 240,
            source: "CBP, CSMS and Federal Register notices",
          },
        ],
        files: [],
        changes: [],
        warnings: [
          {
            tables: ["tariff"],
            known_from: "2023-10-31",
            known_to: "2026-07-01",
            entries: 3,
            text: "3 entries lie before 2023-10-31, the first day that the tariff here tells: whether their numbers were valid is not known.",
          },
        ],
      },
    },
    as_of: session.asOf,
    filing_date: session.options["filing-date"] ?? session.asOf,
    options: session.options,
    status: incomplete ? "incomplete" : session.has("partial") ? "partial" : "complete",
    files: session.files.flatMap((file) =>
      file.name.includes("twoparts")
        ? ["Main Report", "Exports"].map((sheet) => ({ ...summary(file), sheet }))
        : [summary(file)],
    ),
    accounts: imports
      ? (several ? ["112223334", "987654321"] : ["987654321"]).map((importer, i) =>
          account(session, importer, i, incomplete),
        )
      : [],
    center: imports && !several && !incomplete ? center(session) : null,
    checks: CHECKS.map(([code, name, ran, needs]) => ({
      code,
      name,
      ran: ran && !session.has("unchecked"),
      needs: (session.has("unchecked") && needs.length === 0 ? ["Entry Date"] : needs).map(
        (column) => ({ column, report: "ES-003 with entry summary line columns" }),
      ),
      findings: all.filter((one) => one.code === code).length,
    })),
    findings: {
      total: all.length,
      by_severity: { error: 4, warning: 2, note: 1 },
      by_area: totals(all, "area"),
      by_check: totals(all, "code"),
    },
    drawback: estimated,
    verdict: {
      may_come_back: sums && estimated ? estimated.estimate : null,
      may_be_owed: sums && imports ? (all.length === 0 ? "0.00" : "9801.75") : null,
      rests_on:
        incomplete || !imports || !estimated.designations_total
          ? []
          : [
              "7 designations under 19 U.S.C. 1313(j)(2)",
              "The gap to the bound is open in one subheading",
              "IEEPA duties are left to CAPE",
            ],
      next_lapse:
        incomplete || all.length === 0
          ? null
          : { date: "2026-12-14", what: "mpf above maximum", amount: "241.95" },
    },
    assumptions: [
      "No other refund was asked on the same duty.",
      "Notice of intent was given or waived for each export.",
    ],
    unknown: ["Country of origin of the exported goods"],
    ...(session.has("requests") ? { requests: REQUESTS } : {}),
  };
}
