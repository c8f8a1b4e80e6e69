// Findings, designations and the rest, as the mock core hands them over. The figures are its own.

const MONEY = { owed: null, back: null };

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

/** The findings of a file: single ones, and some that share a cause. */
export function findings(file) {
  return [...single(file), ...shared(file)];
}

function shared(file) {
  const dates = [
    "2025-02-11",
    "2025-03-04",
    "2025-04-22",
    "2025-06-17",
    "2025-09-30",
    "2026-01-15",
  ];
  return [
    ...dates.map((date, i) =>
      finding(
        "TW303",
        "chapter99_missing",
        "origin",
        "error",
        `Entry ZZT1000${710 + i}4 line 2 of ${date} pays no 9903.88.15 on goods of China in 9506.91.00.`,
        {
          cause: "9903.88.15 on 9506.91.00",
          amount: { owed: `${1210 + i * 77}.${10 + i}`, back: null },
          deadline: i > 2 ? `2026-12-${20 + i}` : null,
          places: [place(file, 2, "HTS Number - Full", "L", "9506910030")],
        },
      ),
    ),
    ...dates.slice(0, 4).map((date, i) =>
      finding(
        "TW201",
        "unit_value_outlier",
        "valuation",
        "warning",
        `Entry ZZT1000${810 + i}2 line 1 of ${date}: ${3 + i}.20 a kilogram, where this supplier's other lines lie between 2.10 and 2.90.`,
        {
          cause: "supplier CNINVBAG88SHE, 4202.92.31",
          places: [place(file, 2, "Line Tariff Goods Value Amount", "M", "40000.00")],
        },
      ),
    ),
  ];
}

function single(file) {
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

export const DESIGNATIONS = [
  designation("42029231", "ZZT10001013", 1, "X20220620900001", 2, "1200", "4601.80"),
  designation("42029231", "ZZT10001013", 1, "X20230116900003", 4, "1500", "5310.12"),
  designation("42029231", "ZZT10004017", 1, "X20240930900010", 11, "6500", "28234.61"),
  designation("42029231", "ZZT10004017", 1, "X20250217900012", 13, "5200", "20813.04"),
  designation("87120015", "ZZT10001187", 1, "X20220912900002", 3, "90", "2886.84"),
  designation("87120015", "ZZT10003266", 1, "X20240722900009", 10, "220", "7292.05"),
  designation("85167100", "ZZT10003191", 1, "X20240212900007", 8, "800", "1500.34"),
];

export const TRACE = [
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

export const SUBHEADINGS = [
  ["42029231", "NO", "58959.57", "78312.20", 4],
  ["87120015", "NO", "10178.89", "21844.16", 2],
  ["95069100", "NO", "7411.05", "6100.45", 3],
  ["85167100", "NO", "1500.34", "5033.18", 1],
  ["83021060", "KG", "2851.20", "8640.00", 1],
].map(([subheading, unit, amount, eligible_unused, designations]) => ({
  subheading,
  unit,
  amount,
  eligible_unused,
  designations,
}));

export const SWITCHES = [
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

export const CHECKS = [
  ["TW101", "hts_number_malformed", true, []],
  ["TW201", "unit_value_outlier", true, []],
  ["TW301", "chapter99_wrong_country", true, []],
  ["TW302", "chapter99_out_of_dates", true, []],
  ["TW303", "chapter99_missing", true, []],
  ["TW401", "spi_not_in_force", true, []],
  ["TW603", "mpf_above_maximum", true, []],
  ["TW605", "line_duty_not_sum", false, ["Line Duty Amount"]],
  ["TW604", "hmf_missing", false, ["Mode of Transportation Code", "Line HMF Amount"]],
  ["TW701", "entry_number_check_digit_wrong", true, []],
  ["TW702", "entry_line_duplicated", true, []],
  ["TW901", "entry_summary_late", true, []],
];
