// The mock core's account: a Center with its votes, and the account cut several ways. Invented figures,
// made by rule so that they are the same in every run.

/** Whole cents as the core writes them. */
export const cents = (value) =>
  `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`;

/** A fraction of four digits, as the core writes shares. */
const share = (part, all) => (Math.round((part / all) * 10_000) / 10_000).toFixed(4);

/** Numbers that look random and are not. */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const LINES = 12_031;

const VOTES = [
  ["008", "Consumer Products & Mass Merchandising", 1_412, "0.3120"],
  ["004", "Apparel, Footwear & Textiles", 902, "0.1987"],
  ["007", "Electronics", 311, "0.3904"],
  ["010", "Machinery", 96, "0.0612"],
  ["005", "Base Metals", 58, "0.0290"],
  ["009", "Industrial & Manufacturing Materials", 31, "0.0087"],
];

/** The Center of the invented importer: first by lines, second by value. */
export function center(session) {
  if (session.has("nowhere")) return null;
  // Some lines of the window point to no Center.
  const of = 120 + VOTES.reduce((all, [, , lines]) => all + lines, 0);
  const [first, second] = VOTES;
  const one = session.has("one-center");
  return {
    code: first[0],
    name: first[1],
    office: "Atlanta",
    industries: ["Household goods", "Toys and sporting goods", "Bicycles", "Printed matter"],
    lines: one ? of : first[2],
    of,
    share: one ? "1.0000" : share(first[2], of),
    margin: one ? "1.0000" : share(first[2] - second[2], of),
    by_value: one ? null : { code: "007", name: "Electronics", share: "0.3904" },
    votes: (one ? VOTES.slice(0, 1) : VOTES).map(([code, name, lines, value]) => ({
      code,
      name,
      lines: one ? of : lines,
      share: one ? "1.0000" : share(lines, of),
      value_share: one ? null : value,
    })),
    window: { from: "2025-11-24", to: "2026-11-23" },
    change:
      "255 more lines of Apparel, Footwear & Textiles than of Consumer Products & Mass Merchandising over the next twelve months, or 510 of today's lines classified there, would move the account.",
    confidence: session.has("tied") ? "tied" : one ? "sourced" : "likely",
    rests_on: one
      ? "Its 2,930 lines point there by tariff number: 2,930 under prefixes that a primary text names."
      : "Its 1,412 lines point there by tariff number: 902 under prefixes that are known at second hand and 510 under prefixes that were not checked against a source.",
    reported: one ? null : { center: "CEE008", team: "R47", differ: 3 },
  };
}

const PORTS = [
  ["2704", "Los Angeles, California", 4_120],
  ["2709", "Long Beach, California", 2_866],
  ["4601", "Newark, New Jersey", 1_790],
  ["1703", "Savannah, Georgia", 1_204],
  ["3001", "Seattle, Washington", 811],
  ["5301", "Houston, Texas", 502],
  ["2304", "Laredo, Texas", 318],
  ["3901", "Chicago, Illinois", 201],
  ["2720", "Los Angeles International Airport, California", 120],
  ["1803", "Jacksonville, Florida", 64],
];

const FILERS = [
  ["ZZT", "Invented Tide Brokers Inc.", 8_902],
  ["ZZQ", "Invented Customs Services of the Pacific Northwest LLC", 2_741],
  ["ZZM", null, 388],
];

const SUPPLIERS = [
  ["CNINVBAG88SHE", "Invented Bag Works, Shenzhen", 2_931],
  ["VNINVCYC12HCM", "Invented Cycles, Ho Chi Minh City", 1_804],
  ["TWINVTOO21TAI", "Invented Tools, Taichung", 1_377],
  ["CNINVAPP90GUA", null, 1_120],
  ["MXINVMET07MON", "Invented Metals, Monterrey", 908],
  ["INFTEX4CHE", "Invented Textiles, Chennai", 741],
  ["THINVELE33BAN", "Invented Electrics, Bangkok", 620],
  ["KRINVHOM55SEO", "Invented Home, Seoul", 514],
  ["DEINVMAC19STU", "Invented Machines, Stuttgart", 333],
];

const ORIGINS = [
  ["CN", "China", 5_310],
  ["VN", "Viet Nam", 2_207],
  ["TW", "Taiwan", 1_499],
  ["MX", "Mexico", 988],
  ["IN", "India", 801],
  ["TH", "Thailand", 664],
  ["KR", "Korea, Republic of", 562],
];

/** Rows with values and duties that follow from the lines, and what is left out of them. */
function cut(rows, seed, rest = null) {
  const roll = dice(seed);
  return {
    rows: rows.map(([name, label, lines]) => {
      const value = Math.round(lines * (90_000 + roll() * 700_000));
      return {
        name,
        label,
        lines,
        share: share(lines, LINES),
        value: cents(value),
        duty: label === "Mexico" ? "0.00" : cents(Math.round(value * (0.04 + roll() * 0.2))),
        findings: Math.round(lines * roll() * 0.02),
      };
    }),
    rest,
  };
}

function months() {
  const roll = dice(77);
  const names = [];
  for (let year = 2021; year <= 2026; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const name = `${year}-${String(month).padStart(2, "0")}`;
      if (name >= "2021-12" && name <= "2026-11") names.push(name);
    }
  }
  // The season rises to autumn; one month has nothing at all.
  return names
    .filter((name) => name !== "2023-02")
    .map((name) => {
      const season = 1 + 0.45 * Math.sin(((Number(name.slice(5)) - 4) / 12) * 2 * Math.PI);
      return [name, null, Math.round(200 * season * (0.75 + roll() * 0.5))];
    });
}

export function profile(session) {
  const rest = { names: 41, lines: 1_683, value: "7201440.12", duty: "811203.55" };
  const none = { rows: [], rest: null };
  return {
    ports: cut(PORTS, 1, { names: 3, lines: 35, value: "91022.10", duty: null }),
    filers: cut(FILERS, 2),
    suppliers: session.has("narrow") ? none : cut(SUPPLIERS, 3, rest),
    origins: cut(ORIGINS, 4),
    centers: cut(
      VOTES.map(([code, name, lines]) => [code, name, lines * 4]),
      5,
    ),
    months: cut(months(), 6),
  };
}

export function account(session, importer, i, incomplete) {
  const sum = (text) => (incomplete ? null : text);
  const clean = session.has("clean");
  return {
    center: incomplete ? null : center(session),
    profile: incomplete ? null : profile(session),
    importer,
    names: i === 0 ? ["INVENTED HARBOR GOODS LLC (SAMPLE)"] : ["INVENTED TIDE SUPPLY CO (SAMPLE)"],
    lines: LINES,
    value: sum("48905470.00"),
    duty: sum("6313846.10"),
    owed: sum(clean ? "0.00" : "9801.75"),
    back: sum(clean ? "0.00" : "7701.95"),
  };
}
