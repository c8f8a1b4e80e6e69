// The mock core's report, made of its data and of words in file names.

import { CHECKS, DESIGNATIONS, SUBHEADINGS, SWITCHES } from "./data.js";
import { kindOf, summary } from "./reading.js";

function estimate(session) {
  const exports = session.files.some((file) => kindOf(file) === "exports");
  const none = exports ? null : "0.00";
  return {
    estimate: none ?? (session.has("large") ? "1284901.05" : "80901.05"),
    bound: none ?? "81050.00",
    proved: !exports,
    low: none ?? "66690.72",
    upside: none ?? "93812.34",
    by_provision: exports ? [{ name: "1313(j)(2)", amount: "80901.05" }] : [],
    by_programme: exports
      ? [
          { name: "ordinary", amount: "33120.40" },
          { name: "Section 301 China list 3", amount: "44519.55" },
          { name: "Section 301 China list 4A", amount: "2890.02" },
          { name: "Merchandise processing fee", amount: "371.08" },
        ]
      : [],
    by_subheading: exports
      ? SUBHEADINGS
      : SUBHEADINGS.map((row) => ({ ...row, estimate: "0.00", bound: "0.00", designations: 0 })),
    by_month: exports
      ? [
          { name: "2022-06", amount: "4601.80" },
          { name: "2024-09", amount: "28234.61" },
        ]
      : [],
    expiring: [
      { month: "2022-01", next: "2027-01-10", eligible: "22111.30", claimed: "9911.92" },
      { month: "2022-05", next: "2027-05-16", eligible: "9310.02", claimed: "2886.84" },
    ],
    designations_total: exports ? DESIGNATIONS.length : 0,
    ineligible: [
      {
        reason: "exported_to_canada_or_mexico",
        text: "Exported to Canada or Mexico",
        cite: "19 CFR 182.42(c)",
        measures: "duty paid",
        lines: 3,
        amount: "9412.00",
      },
      {
        reason: "ieepa_cape_first",
        text: "IEEPA duties: claim them through CAPE first",
        cite: "19 CFR 182.42(c)",
        measures: "duty paid",
        lines: 3,
        amount: "23160.00",
      },
      {
        reason: "other_subheading_schedule_b",
        text: "An “other” subheading matched by Schedule B number alone",
        cite: "19 CFR 182.42(c)",
        measures: "duty paid",
        lines: 1,
        amount: "2138.40",
      },
    ],
    switches: SWITCHES,
    assumptions: [],
    unknown: [],
    raise: [{ what: "Read the export origin from your system", amount: "812.50" }],
  };
}

function drawback(session, incomplete, imports) {
  if (incomplete || !imports) return null;
  const one = estimate(session);
  if (!session.has("importers")) return { ...one, by_account: [] };
  return {
    ...one,
    estimate: null,
    bound: null,
    low: null,
    upside: null,
    by_account: ["112223334", "987654321"].map((importer) => ({ ...one, importer })),
  };
}

function totals(rows, key) {
  const found = new Map();
  for (const row of rows) {
    const entry = found.get(row[key]) ?? { ...row, total: 0, owed: null, back: null };
    entry.total += 1;
    entry.owed ??= row.amount.owed;
    entry.back ??= row.amount.back;
    found.set(row[key], entry);
  }
  return [...found.values()].map(({ area, code, name, severity, total, owed, back }) => ({
    area,
    code,
    name,
    severity,
    total,
    owed,
    back,
  }));
}

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
            rows: 240,
            source: "CBP, CSMS and Federal Register notices",
          },
          {
            name: "Fees",
            read_on: "2026-11-02",
            rows: 240,
            source: "CBP, CSMS and Federal Register notices",
          },
          {
            name: "Special program indicators",
            read_on: "2026-09-25",
            rows: 240,
            source: "CBP, CSMS and Federal Register notices",
          },
          {
            name: "Tariff numbers and units",
            read_on: "2026-07-01",
            rows: 240,
            source: "CBP, CSMS and Federal Register notices",
          },
        ],
      },
    },
    as_of: session.asOf,
    filing_date: session.options["filing-date"] ?? session.asOf,
    options: session.options,
    status: incomplete ? "incomplete" : session.has("partial") ? "partial" : "complete",
    files: session.files.map(summary),
    accounts: imports
      ? (several ? ["112223334", "987654321"] : ["987654321"]).map((importer) => ({
          importer,
          names: ["INVENTED HARBOR GOODS LLC (SAMPLE)"],
          lines: 20,
          value: "905470.00",
          duty: "313846.10",
        }))
      : [],
    center: null,
    checks: CHECKS.map(([code, name, ran, needs]) => ({
      code,
      name,
      ran,
      needs: needs.map((column) => ({ column, report: "ES-003 with entry summary line columns" })),
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
      may_be_owed: sums ? "1386.00" : null,
      rests_on: incomplete
        ? []
        : [
            "7 designations under 19 U.S.C. 1313(j)(2)",
            "The gap to the bound is open in one subheading",
            "IEEPA duties are left to CAPE",
          ],
      next_lapse: incomplete
        ? null
        : { date: "2026-12-14", what: "mpf above maximum", amount: "241.95" },
    },
    assumptions: [
      "No other refund was asked on the same duty.",
      "Notice of intent was given or waived for each export.",
    ],
    unknown: ["Country of origin of the exported goods"],
  };
}
