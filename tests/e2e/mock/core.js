// A stand-in for the core, for states that the real one is not easily brought into: faults, slow files,
// very long lists, several importers. It obeys words in file names and computes nothing: its figures
// are the mock's own. It is bundled only into the page of `mock/page.mjs`, never into the product.

const MONEY = { owed: null, back: null };

export function initSync() {}

export class Session {
  constructor(asOf) {
    this.asOf = asOf;
    this.files = [];
  }

  begin(name, size) {
    if (this.joined) throw new Error("the files were already joined; begin again with all of them");
    this.files.push({ name, size, bytes: 0, rows: 0, text: "", status: null });
    return this.files.length - 1;
  }

  push(number, bytes) {
    const file = this.files[number];
    if (file.name.includes("fault")) throw new WebAssembly.RuntimeError("unreachable");
    if (file.name.includes("slow")) spin(bytes.length / 1000);
    if (file.name.includes("stuck")) for (;;);
    file.bytes += bytes.length;
    file.text += new TextDecoder().decode(bytes);
    file.rows = file.text.split("\n").length - 1;
    return { rows: file.rows, bytes: file.bytes, kind: kindOf(file), layout: layoutOf(file) };
  }

  finish(number) {
    const file = this.files[number];
    file.status = file.name.includes("notes")
      ? "refused"
      : file.name.includes("cut")
        ? "incomplete"
        : file.name.includes("partial")
          ? "partial"
          : "complete";
    return summary(file);
  }

  cancel(number) {
    this.files[number].status = "incomplete";
    this.files[number].cancelled = true;
    return summary(this.files[number]);
  }

  remove_all() {
    this.files = [];
  }

  has(word) {
    return this.files.some(({ name }) => name.includes(word));
  }

  evaluate(options) {
    if (this.has("trap")) throw new WebAssembly.RuntimeError("memory access out of bounds");
    if (options["filing-date"] === "1999-01-01") throw new Error("filing-date lies before the law");
    this.options = options;
    this.joined = true;
    const incomplete = this.files.some(({ status }) => status === "incomplete");
    const imports = this.files.some((file) => kindOf(file) === "entry_summaries");
    return report(this, incomplete, imports);
  }

  findings({ area, code, text, from, count }) {
    const all = this.all().filter(
      (one) =>
        (!area || one.area === area) &&
        (!code || one.code === code) &&
        (!text || one.what.toLowerCase().includes(text.toLowerCase())),
    );
    return { total: all.length, from, rows: all.slice(from, from + count) };
  }

  all() {
    if (this.has("clean") || !this.files.length) return [];
    const file = this.files[0];
    const few = findings(file.name);
    if (!this.has("many")) return few;
    return Array.from({ length: 100_000 }, (_, i) => ({
      ...few[i % few.length],
      what: `${i + 1}: ${few[i % few.length].what}`,
    }));
  }

  designations({ subheading, text, from, count }) {
    const all = DESIGNATIONS.filter(
      (one) =>
        (!subheading || one.subheading === subheading) &&
        (!text || `${one.import.entry}${one.export.itn}`.includes(text)),
    );
    return { total: all.length, from, rows: all.slice(from, from + count) };
  }

  trace() {
    return TRACE;
  }

  locate(number, row) {
    const file = this.files[number];
    const lines = file.text.split("\n").slice(0, row - 1);
    const offset = lines.join("\n").length + (row > 1 ? 1 : 0);
    return { handle: number, offset, sheet: null, name: file.name };
  }

  raw(number, _row, bytes) {
    const line = new TextDecoder().decode(bytes).split("\n")[0] ?? "";
    return { headings: cells(this.files[number].text.split("\n")[0]), cells: cells(line) };
  }

  law() {
    return {};
  }

  explain(code) {
    return `## What it finds\n\n${code} finds what it says.\n\n## Limits\n\n- none here\n- nor there`;
  }

  wants_raw() {
    return [0];
  }

  push_raw(_number, bytes) {
    this.again = (this.again ?? 0) + bytes.length;
  }

  finish_raw() {}

  cite(key) {
    return {
      cite: key,
      rule: "On merchandise that is formally entered, a fee of 0.3464 percent of its value is due, within a minimum and a maximum for each entry summary.",
      address: "https://www.ecfr.gov/current/title-19/part-24/section-24.23",
      read_on: "2026-11-02",
      confidence: "P",
    };
  }

  export_json() {
    return new TextEncoder().encode(JSON.stringify({ as_of: this.asOf, again: this.again }));
  }

  export_csv(kind) {
    return new TextEncoder().encode(`"${kind}"\n`);
  }
}

function spin(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

function cells(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'))
    .slice(0, -1);
}

function kindOf(file) {
  if (file.name.includes("notes")) return null;
  return file.name.includes("export") ? "exports" : "entry_summaries";
}

function layoutOf(file) {
  return kindOf(file) === "exports" ? "AES data elements" : "ES-003 extended";
}

function summary(file) {
  const rows = Math.max(0, file.rows);
  const aside = file.status === "partial" ? 2 : 0;
  return {
    name: file.name,
    kind: kindOf(file),
    layout: kindOf(file) === null ? null : layoutOf(file),
    bytes: file.size,
    sha256:
      file.status === "incomplete"
        ? null
        : "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    status: file.status,
    message: message(file),
    mapping: mapping(file),
    sheet: null,
    rows:
      file.status === "refused"
        ? { read: 0, used: 0, set_aside: 0, other: 0 }
        : {
            read: rows,
            used: Math.max(0, rows - 1 - aside),
            set_aside: aside,
            other: Math.min(1, rows),
          },
    set_aside: aside ? [{ reason: "entry_number_missing", rows: 2, amount: "1834.20" }] : [],
  };
}

function message(file) {
  if (file.cancelled) return "Stopped before the end.";
  if (file.status === "refused")
    return "This is plain text without columns. Drop an ES-003 report or an export list, as CSV or XLSX.";
  if (file.status === "incomplete")
    return "The file ends inside row 40, in column U: an opening quote is not closed. Export the report again.";
  return null;
}

function mapping(file) {
  const heads = cells(file.text.split("\n")[0] ?? "");
  return {
    header_row: 1,
    columns: heads
      .map((column, i) => ({ column, letters: String.fromCharCode(65 + (i % 26)), field: column }))
      .filter(({ column }) => !column.includes("Name")),
    unused: heads.filter((column) => column.includes("Name")),
  };
}

const place = (file, row, column, cell) => ({
  file,
  file_index: 0,
  sheet: null,
  row,
  column,
  cell,
  value: null,
});

function finding(code, name, area, severity, what, extra) {
  return {
    code,
    name,
    area,
    severity,
    what,
    why: "CBP rejects or demands what does not follow the rule, and a Center sees it across all ports.",
    action:
      "Correct it by a post summary correction while the entry is open; after liquidation, by protest.",
    cause: null,
    amount: MONEY,
    citations: ["19 CFR 24.23(b)(1)", "19 U.S.C. 58c(b)(8)"],
    deadline: null,
    ...extra,
  };
}

function findings(file) {
  return [
    finding(
      "TW603",
      "mpf_above_maximum",
      "arithmetic",
      "warning",
      "Entry ZZT10004017 paid $856.30 of merchandise processing fee; the most for fiscal year 2024 is $614.35.",
      {
        amount: { owed: null, back: "241.95" },
        deadline: "2026-12-14",
        places: [
          place(file, 23, "Total Paid MPF Amount", "K", "$856.30"),
          place(file, 24, "Line MPF Amount", "Q", "$856.30"),
        ],
      },
    ),
    finding(
      "TW301",
      "chapter99_wrong_country",
      "origin",
      "error",
      "Entry ZZT10006186 line 1 pays 9903.88.03, which is for goods of China, on goods of Viet Nam (VN).",
      {
        amount: { owed: null, back: "5390.00" },
        places: [place(file, 37, "HTS Number - Full", "U", "99038803")],
      },
    ),
    finding(
      "TW401",
      "spi_not_in_force",
      "preference",
      "error",
      "Entry ZZT10002110 line 1 claims SPI A on 2023-02-23; the programme ended on 2020-12-31.",
      {
        amount: { owed: "1386.00", back: null },
        cause: "SPI A",
        places: [place(file, 11, "Line SPI Code", "P", "A")],
      },
    ),
    finding(
      "TW302",
      "chapter99_out_of_dates",
      "origin",
      "error",
      "Entry ZZT10007028 line 1 pays 9903.03.01 on 2026-08-05; it ended on 2026-07-23.",
      {
        amount: { owed: null, back: "2070.00" },
        places: [place(file, 42, "HTS Number - Full", "U", "99030301")],
      },
    ),
    finding(
      "TW701",
      "entry_number_check_digit_wrong",
      "identifiers",
      "error",
      "Entry number ZZT-1000203-0 has check digit 0; its other characters call for 7.",
      {
        places: [place(file, 9, "Entry Summary Number", "A", "ZZT10002030")],
      },
    ),
    finding(
      "TW702",
      "entry_line_duplicated",
      "identifiers",
      "warning",
      "Entry ZZT10006251 line 1 ordinal 2 stands twice with equal values.",
      {
        places: [place(file, 41, "Tariff Ordinal Number", "T", "2")],
      },
    ),
    finding(
      "TW901",
      "entry_summary_late",
      "timeliness",
      "note",
      "Entry ZZT10003266 of 2024-05-08 was summarised on 2024-06-05; the last day was 2024-05-22.",
      {
        places: [place(file, 21, "Entry Summary Date", "H", "06/05/2024")],
      },
    ),
  ];
}

const designation = (subheading, entry, line, itn, row, quantity, amount) => ({
  provision: "1313(j)(2)",
  subheading,
  importer: "987654321",
  import: { entry, line, file: "sample-es003.csv", file_index: 0, row: 3 },
  export: { file: "sample-exports.csv", file_index: 1, row, itn, line: 1 },
  quantity,
  unit: "NO",
  amount,
});

const DESIGNATIONS = [
  designation("42029231", "ZZT10001013", 1, "X20220620900001", 2, "1200", "4601.80"),
  designation("42029231", "ZZT10001013", 1, "X20230116900003", 4, "1500", "5310.12"),
  designation("42029231", "ZZT10004017", 1, "X20240930900010", 11, "6500", "28234.61"),
  designation("42029231", "ZZT10004017", 1, "X20250217900012", 13, "5200", "20813.04"),
  designation("87120015", "ZZT10001187", 1, "X20220912900002", 3, "90", "2886.84"),
  designation("87120015", "ZZT10003266", 1, "X20240722900009", 10, "220", "7292.05"),
  designation("85167100", "ZZT10003191", 1, "X20240212900007", 8, "800", "1500.34"),
];

const TRACE = [
  {
    text: "Eligible ordinary duty of the line: 17.6 % of 37,800.00",
    value: "6652.80",
    cite: "19 CFR 190.3(a)(1)",
  },
  {
    text: "Section 301 duty of the line, list 3: 25 % of 37,800.00",
    value: "9450.00",
    cite: "CSMS 18-000419",
  },
  {
    text: "Duty for each unit: 16,102.80 ÷ 4,200 NO",
    value: "3.834",
    cite: "19 CFR 190.51(b)(1)(ii)",
  },
  {
    text: "Value for each unit imported, exported: 9.00 and 15.50: the import is lower",
    value: "9.00",
    cite: "19 U.S.C. 1313(l)(2)(B)(i)",
  },
  {
    text: "99 percent of 1,200 units: 0.99 × 1,200 × 3.834",
    value: "4554.79",
    cite: "19 CFR 190.51(b)",
  },
];

const subheading = (number, description, unit, estimate, bound, proved, unused, designations) => ({
  subheading: number,
  description,
  unit,
  estimate,
  bound,
  proved,
  eligible_unused: unused,
  designations,
});

const SUBHEADINGS = [
  subheading(
    "42029231",
    "Backpacks and bags with outer surface of textile materials, of man-made fibers",
    "NO",
    "58959.57",
    "58959.57",
    true,
    "78312.20",
    4,
  ),
  subheading(
    "87120015",
    "Bicycles having both wheels not exceeding 63.5 cm in diameter",
    "NO",
    "10178.89",
    "10178.89",
    true,
    "21844.16",
    2,
  ),
  subheading(
    "95069100",
    "Articles for general physical exercise",
    "NO",
    "7411.05",
    "7560.00",
    false,
    "6100.45",
    3,
  ),
  subheading("85167100", "Coffee or tea makers", "NO", "1500.34", "1500.34", true, "5033.18", 1),
  subheading("83021060", "Hinges, other", "KG", "2851.20", "2851.20", true, "8640.00", 1),
];

const SWITCHES = [
  ["other-rule-schedule-b", "equal-hts10", "schedule-b-suffices", "2138.40"],
  ["comparator-country", "dropped-when-origin-differs", "kept", "812.50"],
  ["comparator-country", "dropped-when-origin-differs", "dropped", "-14210.33"],
  ["ieepa-route", "cape-first", "drawback", "9960.39"],
  ["same-day-filing", "before", "same-day", "0.00"],
  ["leap-filing", "28-feb", "1-mar", "0.00"],
].map(([name, base, alternative, worth]) => ({
  name,
  base,
  alternative,
  worth,
  cite: "19 CFR 190",
}));

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

const CHECKS = [
  ["TW101", "hts_number_malformed", true, []],
  ["TW301", "chapter99_wrong_country", true, []],
  ["TW302", "chapter99_out_of_dates", true, []],
  ["TW401", "spi_not_in_force", true, []],
  ["TW603", "mpf_above_maximum", true, []],
  ["TW605", "line_duty_not_sum", false, ["Line Duty Amount"]],
  ["TW701", "entry_number_check_digit_wrong", true, []],
  ["TW702", "entry_line_duplicated", true, []],
  ["TW901", "entry_summary_late", true, []],
];

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

function report(session, incomplete, imports) {
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
