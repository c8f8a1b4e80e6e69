// Writes the invented sample, es003.csv and exports.csv, beside this file: `node www/src/sample/generate.mjs`.
//
// Every importer, filer, supplier and consignee is invented; tariff numbers and rates are real, and
// each duty is its rate times the value. Faults are planted on purpose and marked PLANTED here.
// All arithmetic is in whole cents; nothing depends on the clock or on chance.

import { writeFileSync } from "node:fs";

const IMPORTER = "98-765432100";
const NAME = "INVENTED HARBOR GOODS LLC (SAMPLE)";
const FILER = "ZZT";

/** Goods: tariff number, unit, ordinary rate in hundredths of a percent, invented maker by origin. */
const GOODS = {
  backpack: { hts: "4202923120", unit: "NO", rate: 1760, text: "BACKPACKS OF MAN-MADE FIBERS" },
  bicycle: { hts: "8712001550", unit: "NO", rate: 1100, text: "BICYCLES, WHEELS 55 TO 63.5 CM" },
  cycle: { hts: "9506910010", unit: "NO", rate: 460, text: "EXERCISE CYCLES" },
  coffee: { hts: "8516710020", unit: "NO", rate: 370, text: "DRIP COFFEE MAKERS" },
  blender: { hts: "8509400015", unit: "NO", rate: 420, text: "BLENDERS" },
  hinge: { hts: "8302106030", unit: "KG", rate: 350, text: "DOOR HINGES OF STEEL" },
  drill: { hts: "8467210010", unit: "NO", rate: 170, text: "BATTERY POWERED DRILLS" },
};
const MAKER = {
  CN: "CNINVSAM88NIN",
  VN: "VNINVSAM12HAI",
  TH: "THINVSAM40BAN",
  KR: "KRINVSAM7BUS",
  MX: "MXINVSAM155MON",
  TW: "TWINVSAM9TAI",
};
const LIST_3 = ["99038803", 2500];
const LIST_4A = ["99038815", 750];
const FENTANYL_20 = ["99030124", 2000];
const FENTANYL_10 = ["99030124", 1000];
const RECIPROCAL = ["99030125", 1000];
const SECTION_122 = ["99030301", 1000];

/** [MPF minimum, maximum] in cents by fiscal year. */
const MPF = {
  2022: [2775, 53840],
  2023: [2966, 57535],
  2024: [3167, 61435],
  2025: [3271, 63462],
  2026: [3358, 65150],
};

const line = (good, origin, quantity, dollars, extra = [], more = {}) => ({
  good,
  origin,
  quantity,
  cents: dollars * 100,
  extra,
  ...more,
});

/** [number, importation, entry, summary, port, mode, lines, faults] */
const ENTRIES = [
  [
    "1000101",
    "2022-01-10",
    "2022-01-13",
    "2022-01-21",
    "2704",
    "11",
    [line("backpack", "CN", 4200, 37800, [LIST_3]), line("coffee", "CN", 900, 16200, [LIST_4A])],
  ],
  [
    "1000118",
    "2022-05-16",
    "2022-05-19",
    "2022-05-27",
    "5301",
    "11",
    [line("bicycle", "CN", 360, 32400, [LIST_3])],
  ],
  [
    "1000203",
    "2022-11-07",
    "2022-11-09",
    "2022-11-18",
    "2704",
    "11",
    [line("backpack", "CN", 3000, 28500, [LIST_3])],
    { checkDigit: true },
  ], // PLANTED: check digit
  [
    "1000211",
    "2023-02-20",
    "2023-02-23",
    "2023-03-03",
    "4601",
    "11",
    [line("blender", "TH", 1500, 33000, [], { spi: "A" })],
  ], // PLANTED: GSP ended with 2020
  [
    "1000228",
    "2023-06-12",
    "2023-06-15",
    "2023-06-23",
    "2704",
    "11",
    [line("cycle", "CN", 250, 41250, [LIST_4A]), line("drill", "CN", 800, 30400, [])],
  ],
  [
    "1000302",
    "2023-10-02",
    "2023-10-05",
    "2023-10-13",
    "5301",
    "11",
    [line("hinge", "CN", 9600, 40320, [LIST_3])],
  ],
  [
    "1000319",
    "2024-01-22",
    "2024-01-25",
    "2024-02-02",
    "4601",
    "11",
    [line("coffee", "CN", 2400, 45600, [LIST_4A])],
  ],
  [
    "1000326",
    "2024-05-06",
    "2024-05-08",
    "2024-06-05",
    "2704",
    "11", // PLANTED: summary late
    [line("bicycle", "CN", 500, 46500, [LIST_3])],
  ],
  [
    "1000401",
    "2024-08-19",
    "2024-08-22",
    "2024-08-30",
    "2704",
    "11",
    [line("backpack", "CN", 24000, 247200, [LIST_3])],
    { mpfUncapped: true },
  ], // PLANTED: above maximum
  [
    "1000418",
    "2024-11-11",
    "2024-11-14",
    "2024-11-22",
    "2304",
    "30",
    [line("blender", "MX", 2000, 45000, [], { spi: "S" })],
  ],
  [
    "1000425",
    "2025-01-13",
    "2025-01-16",
    "2025-01-24",
    "5301",
    "11",
    [line("cycle", "TW", 180, 34200), line("drill", "TW", 600, 24600)],
  ],
  [
    "1000502",
    "2025-06-09",
    "2025-06-12",
    "2025-06-20",
    "2704",
    "11",
    [line("backpack", "CN", 5000, 47500, [LIST_3, FENTANYL_20, RECIPROCAL])],
  ],
  [
    "1000519",
    "2025-07-14",
    "2025-07-17",
    "2025-07-25",
    "5301",
    "11",
    [line("bicycle", "CN", 300, 29700, [LIST_3, FENTANYL_20, RECIPROCAL])],
  ],
  [
    "1000526",
    "2025-09-02",
    "2025-09-05",
    "2025-09-15",
    "4601",
    "40",
    [line("coffee", "KR", 700, 16100, [], { spi: "KR" })],
  ],
  [
    "1000601",
    "2025-12-01",
    "2025-12-04",
    "2025-12-12",
    "2704",
    "11",
    [line("cycle", "CN", 320, 52800, [LIST_4A, FENTANYL_10, RECIPROCAL])],
  ],
  [
    "1000618",
    "2026-01-26",
    "2026-01-29",
    "2026-02-06",
    "2704",
    "11",
    [line("bicycle", "VN", 220, 21560, [LIST_3])],
  ], // PLANTED: a China heading on goods of Viet Nam
  [
    "1000625",
    "2026-04-20",
    "2026-04-23",
    "2026-05-01",
    "5301",
    "11",
    [line("drill", "TW", 1100, 45100, [SECTION_122], { twice: true })],
  ], // PLANTED: a row twice
  [
    "1000702",
    "2026-08-03",
    "2026-08-05",
    "2026-08-13",
    "4601",
    "11",
    [line("blender", "TH", 900, 20700, [SECTION_122])],
  ], // PLANTED: section 122 had ended
];

const rate = (cents, hundredths) => Math.round((cents * hundredths) / 10000);
const money = (cents) => {
  const digits = String(cents).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `$${whole}.${digits.slice(-2)}`;
};
const usDate = (iso) => `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`;

/** CATAIR: letters as digits, every second one doubled, the sum brought to a multiple of ten. */
function checkDigit(ten) {
  let sum = 0;
  for (const [i, char] of [...ten].entries()) {
    const value = /\d/.test(char)
      ? Number(char)
      : char < "S"
        ? ((char.charCodeAt(0) - 65) % 9) + 1
        : char.charCodeAt(0) - 81;
    const doubled = i % 2 ? value * 2 : value;
    sum += doubled > 9 ? (doubled + 1) % 10 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** The fee of a whole entry summary, spread over its lines by value; the last line takes the rest. */
function mpfOf(lines, entryDate, faults) {
  const exempt = (l) => l.spi === "S" || l.spi === "KR";
  const subject = lines.filter((l) => !exempt(l)).reduce((sum, l) => sum + l.cents, 0);
  const year = Number(entryDate.slice(0, 4)) + (entryDate.slice(5, 7) >= "10" ? 1 : 0);
  const [least, most] = MPF[year];
  const formula = Math.round((subject * 3464) / 1000000);
  const total =
    subject === 0 ? 0 : faults.mpfUncapped ? formula : Math.min(most, Math.max(least, formula));
  let left = total;
  const shares = lines.map((l) => (exempt(l) ? 0 : Math.floor((total * l.cents) / subject)));
  for (const share of shares) left -= share;
  for (let i = shares.length - 1; left > 0 && i >= 0; i--) {
    if (exempt(lines[i])) continue;
    shares[i] += left;
    left = 0;
  }
  return { total, shares };
}

const ES003 = [
  "Entry Summary Number",
  "Entry Type Code",
  "Importer Number",
  "Importer Name",
  "Filer Name",
  "Port of Entry Code",
  "Entry Date",
  "Entry Summary Date",
  "Importation Date",
  "Mode of Transport Code",
  "Total Paid MPF Amount",
  "Entry Summary Line Number",
  "Country of Origin Code",
  "Country of Export Code",
  "Manufacturer ID",
  "Line SPI Code",
  "Line MPF Amount",
  "Line HMF Amount",
  "Line Post Summary Correction Indicator",
  "Tariff Ordinal Number",
  "HTS Number - Full",
  "Line Tariff Goods Value Amount",
  "Line Tariff Duty Amount",
  "Line Tariff Quantity (1)",
  "Line Tariff UOM (1) Code",
];

function es003Rows() {
  const rows = [];
  for (const [number, imported, entered, summary, port, mode, lines, faults = {}] of ENTRIES) {
    const ten = FILER + number;
    const entry = ten + ((checkDigit(ten) + (faults.checkDigit ? 3 : 0)) % 10);
    const mpf = mpfOf(lines, entered, faults);
    for (const [i, l] of lines.entries()) {
      const good = GOODS[l.good];
      const hmf = mode === "11" ? rate(l.cents, 12.5) : 0;
      const free = Boolean(l.spi);
      const head = [
        entry,
        "01",
        IMPORTER,
        NAME,
        "INVENTED CUSTOMS BROKERS (SAMPLE)",
        port,
        usDate(entered),
        usDate(summary),
        usDate(imported),
        mode,
        money(mpf.total),
        String(i + 1),
        l.origin,
        l.origin,
        MAKER[l.origin],
        l.spi ?? "",
        money(mpf.shares[i]),
        money(hmf),
        "N",
      ];
      let ordinal = 0;
      for (const [heading, percent] of l.extra) {
        ordinal += 1;
        rows.push([
          ...head,
          String(ordinal),
          heading,
          "$0.00",
          money(rate(l.cents, percent)),
          "",
          "",
        ]);
      }
      const goods = [
        ...head,
        String(ordinal + 1),
        good.hts,
        money(l.cents),
        money(free ? 0 : rate(l.cents, good.rate)),
        String(l.quantity),
        good.unit,
      ];
      rows.push(goods);
      if (l.twice) rows.push(goods);
    }
  }
  return rows;
}

const EXPORTS = [
  "ITN",
  "Shipment Reference Number",
  "USPPI ID",
  "USPPI Name",
  "Date of Export",
  "Port of Export Code",
  "Mode of Transport",
  "Ultimate Consignee",
  "Country of Ultimate Destination",
  "Line Number",
  "Schedule B/HTS Indicator",
  "Schedule B/HTS Number",
  "Commodity Description",
  "D/F Indicator",
  "Quantity 1",
  "UOM 1",
  "Value",
];

/** [date, destination, good, quantity, dollars, changes] */
const SHIPMENTS = [
  ["2022-06-20", "DE", "backpack", 1200, 18600],
  ["2022-09-12", "GB", "bicycle", 90, 12150],
  ["2023-01-16", "DE", "backpack", 1500, 12600], // below its import value
  ["2023-03-27", "CA", "backpack", 2000, 29000],
  ["2023-08-21", "JP", "cycle", 120, 28200],
  ["2023-11-13", "AU", "hinge", 2400, 13200],
  ["2024-02-12", "GB", "coffee", 800, 13600], // below its import value
  ["2024-03-18", "MX", "coffee", 400, 9800],
  ["2024-07-22", "DE", "bicycle", 220, 28600],
  ["2024-09-30", "GB", "backpack", 6500, 92300],
  ["2024-12-09", "FR", "hinge", 1800, 10440, { kind: "B" }], // Schedule B under an "other" subheading
  ["2025-02-17", "BR", "backpack", 5200, 49400], // below its import value
  ["2025-03-24", "AU", "cycle", 90, 21150],
  ["2025-08-18", "DE", "backpack", 2600, 37700],
  ["2025-09-22", "CA", "bicycle", 120, 15000],
  ["2025-10-20", "GB", "bicycle", 160, 21440],
  ["2026-01-19", "KR", "cycle", 140, 32900],
  ["2026-03-16", "DE", "coffee", 600, 13800, { origin: "D" }],
  ["2026-06-22", "JP", "drill", 300, 17400],
  ["2026-09-14", "NL", "backpack", 3400, 50660],
];

function exportRows() {
  return SHIPMENTS.map(([date, country, name, quantity, dollars, more = {}], i) => {
    const good = GOODS[name];
    const number = String(i + 1).padStart(3, "0");
    return [
      `X${date.replaceAll("-", "")}900${number}`,
      `SAMPLE-${number}`,
      IMPORTER,
      NAME,
      usDate(date),
      i % 2 ? "2704" : "4601",
      i % 5 === 4 ? "40" : "11",
      `INVENTED BUYER ${country} (SAMPLE)`,
      country,
      "1",
      more.kind ?? "H",
      good.hts,
      good.text,
      more.origin ?? "F",
      String(quantity),
      good.unit,
      String(dollars),
    ];
  });
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows) => rows.map((row) => `${row.map(cell).join(",")}\n`).join("");
const write = (name, rows) => writeFileSync(new URL(name, import.meta.url), csv(rows));

write("es003.csv", [ES003, ...es003Rows()]);
write("exports.csv", [EXPORTS, ...exportRows()]);
