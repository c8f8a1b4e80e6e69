// The mock core's estimate of drawback, and what it says where nothing is claimed.

import { cents, dice } from "./account.js";
import { DESIGNATIONS, SUBHEADINGS, SWITCHES } from "./data.js";
import { kindOf } from "./reading.js";

const PROGRAMMES = [
  ["Section 301 China list 3", "44519.55"],
  ["ordinary", "33120.40"],
  ["Section 301 China list 4A", "2890.02"],
  ["Merchandise processing fee", "371.08"],
];

const REASONS = [
  ["exported_to_canada_or_mexico", "Exported to Canada or Mexico", "export value", 3, "9412.00"],
  ["ieepa_cape_first", "IEEPA duties: claim them through CAPE first", "duty paid", 118, "23160.00"],
  [
    "other_subheading_schedule_b",
    "An “other” subheading matched by Schedule B number alone",
    "duty paid",
    21,
    "2138.40",
  ],
  ["section_232", "Section 232 duties give no drawback", "duty paid", 44, "11020.75"],
];

const ineligible = REASONS.map(([reason, text, measures, lines, amount]) => ({
  reason,
  text,
  cite: "19 CFR 182.42(c)",
  measures,
  lines,
  amount,
}));

/** Where exports are there and nothing counts. */
const NOTHING = [
  ["exported_to_canada_or_mexico", "Exported to Canada or Mexico", "export value", 31, "219412.00"],
  [
    "no_import",
    "No import of the same eight digits in the five years before",
    "export value",
    12,
    "80114.20",
  ],
  ["no_itn", "No record of the export: ITN is missing", "export value", 4, null],
  ["section_232", "Section 232 duties give no drawback", "duty paid", 44, "11020.75"],
].map(([reason, text, measures, lines, amount]) => ({
  reason,
  text,
  cite: "19 CFR 182.42(c)",
  measures,
  lines,
  amount,
}));

const MONTHS = [
  ["2021-12", 1210],
  ["2022-03", 4601],
  ["2022-06", 5310],
  ["2022-09", 2886],
  ["2022-12", 3902],
  ["2023-02", 1500],
  ["2023-05", 6213],
  ["2023-08", 4020],
  ["2023-11", 7292],
  ["2024-02", 2410],
  ["2024-05", 3377],
  ["2024-09", 28_234],
  ["2024-12", 1903],
  ["2025-02", 5813],
  ["2025-07", 2230],
].map(([name, dollars]) => ({ name, amount: `${dollars}.${name.slice(5)}` }));

/** Sixty months of last filing days. */
function expiring(claims) {
  const roll = dice(9);
  return Array.from({ length: 60 }, (_, i) => {
    const month = 11 + i;
    const name = `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    const eligible = Math.round(100_000 + roll() * 900_000 * (1 + Math.sin(i / 6)));
    const claimed = claims && i < 44 ? Math.round(eligible * roll() * 0.6) : 0;
    return {
      month: name,
      next: `${name}-${String(1 + ((i * 11) % 27)).padStart(2, "0")}`,
      eligible: cents(eligible),
      claimed: cents(claimed),
    };
  });
}

const CLAIMABLE = [
  ["42029231", "NO", 2931, "412038", "137271.77", "58959.57", "2026-12-14", false],
  ["87120015", "NO", 804, "12904", "32023.05", "10178.89", "2026-12-02", false],
  ["85167100", "NO", 1120, "88100", "26533.52", "1500.34", "2027-01-18", false],
  ["95069100", "NO", 377, "20117", "13511.50", "7411.05", "2027-02-03", false],
  ["83021060", "KG", 908, "140882.5", "11491.20", "2851.20", "2026-12-09", true],
  ["63079098", "KG", 741, "30118.25", "9033.18", "0.00", "2027-03-22", true],
  ["84672100", "NO", 1377, "41020", "4120.00", "0.00", "2027-05-30", false],
].map(([subheading, unit, lines, quantity, eligible, claimed, next_lapse, is_other]) => ({
  subheading,
  unit,
  lines,
  quantity,
  eligible,
  claimed,
  next_lapse,
  is_other,
}));

const WAYS = [
  [["42029231"], "substitution", "31220.10", "58959.57", "58959.57"],
  [["87120015", "87120025"], "both", "8120.00", "9412.44", "10178.89"],
  [["95069100"], "direct", "7411.05", "6201.50", "7411.05"],
  [["85167100"], "substitution", null, "1500.34", null],
].map(([subheadings, taken, direct, substitution, both]) => ({
  subheadings,
  taken,
  direct,
  substitution,
  both,
}));

const METHODS = [
  ["low-to-high", "11904.22", false],
  ["fifo", "15531.05", true],
  ["lifo", "14880.90", false],
  ["average", null, false],
].map(([method, amount, elected]) => ({ method, amount, elected }));

const EMPTY = {
  by_provision: [],
  by_programme: [],
  by_subheading: [],
  by_month: [],
  ways: [],
  methods: [],
  designations_total: 0,
};

function estimate(session) {
  const exports = session.files.some((file) => kindOf(file) === "exports");
  const barren = session.has("barren");
  const claims = exports && !session.has("nothing");
  const claimable = barren
    ? []
    : CLAIMABLE.map((row) => (claims ? row : { ...row, claimed: "0.00" }));
  const rest = {
    claimable,
    expiring: barren ? [] : expiring(claims),
    ineligible: claims ? ineligible : exports ? NOTHING : ineligible,
    switches: SWITCHES,
    assumptions: [],
    unknown: [],
    raise: [
      { what: "Read the export origin from your system", amount: "812.50" },
      {
        what: "Find exports of 85167100: 61,204 NO of imports are not designated yet.",
        amount: "5033.18",
      },
    ],
    weighed: true,
  };
  if (!claims) {
    const none = { estimate: "0.00", bound: "0.00", low: "0.00", upside: "0.00", proved: true };
    return { ...none, ...EMPTY, ...rest };
  }
  return {
    estimate: session.has("large") ? "1284901.05" : "80901.05",
    bound: "81050.00",
    proved: false,
    low: "66690.72",
    upside: "93812.34",
    by_provision: [
      { name: "1313(j)(2)", amount: "65369.99" },
      { name: "1313(j)(1)", amount: "15531.06" },
    ],
    by_programme: PROGRAMMES.map(([name, amount]) => ({ name, amount })),
    by_subheading: SUBHEADINGS,
    by_month: MONTHS,
    ways: WAYS,
    methods: METHODS,
    designations_total: DESIGNATIONS.length,
    ...rest,
  };
}

export function drawback(session, incomplete, imports) {
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
