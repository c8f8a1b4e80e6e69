// The sentences of the pictures, the account, the causes and the screens of drawback; a part of the table
// of words.

const plural = (n: number, one: string, many = `${one}s`) => (n === 1 ? one : many);

export const P = {
  figures: "Show the figures",
  notDrawn: (n: number) => `${n} more ${n === 1 ? "is" : "are"} not drawn.`,
  undated: (n: number) =>
    `${n} ${plural(n, "row")} without a month ${n === 1 ? "stands" : "stand"} in the figures only.`,

  center: {
    head: "The Center that sees this account",
    none: "No Center can be named from these lines; the reason stands under",
    tied: "Not assigned: two or more Centers have as many lines",
    likely: "Likely",
    sourced: "Sourced",
    likelyMeans: "Ask the Center itself before you rely on it.",
    sourcedMeans: "Whatever becomes of the other lines, it holds.",
    rests: "What it rests on",
    office: (office: string) => `Managed from ${office}`,
    industries: "Industries",
    lines: "Lines that point to it",
    linesOf: (all: string) => `of ${all} in these twelve months`,
    share: "Share of lines",
    margin: "Lead over the second",
    window: "Lines counted",
    windowTo: "to",
    picture: "How the lines point",
    pictureLabel: (first: string, share: string, lead: string) =>
      `Shares of the Centers by lines and by value. ${first} leads by lines with ${share}, ${lead} ahead of the second.`,
    alone: "no other Center is named",
    byLines: "By lines: this decides",
    byValue: "By value: a second opinion",
    leadText: (lead: string) => `${lead} ahead of the second`,
    gap: "The dotted end of the first bar is lines that point to no Center.",
    agrees: (share: string) =>
      `By value the same Center comes first, with ${share} of the entered value.`,
    differs: (name: string, share: string) =>
      `By value ${name} would come first, with ${share} of the entered value. CBP goes by lines.`,
    noValue: "The values are not known well enough for a second opinion.",
    change: "What would change it",
    reported: "What the report itself says",
    reportedCenter: "Center",
    reportedTeam: "Team",
    differ: (n: string, one: boolean) =>
      `${n} entry ${one ? "summary names" : "summaries name"} another.`,
    notReported: "No column of the report names a Center or a team.",
    center: "Center",
    valueShare: "Share of value",
  },

  profile: {
    head: "The account, cut other ways",
    measure: "Measure by",
    lines: "Lines",
    value: "Value",
    duty: "Duty",
    lineCount: "Lines",
    share: "Share",
    findings: "Findings",
    names: {
      ports: "By port of entry",
      filers: "By filer",
      suppliers: "By supplier",
      origins: "By country of origin",
      centers: "By Center",
      months: "By month of entry",
    },
    heads: {
      ports: "Port",
      filers: "Filer",
      suppliers: "Supplier",
      origins: "Country",
      centers: "Center",
      months: "Month",
    },
    none: "The report has no column for this.",
    label: (title: string, measure: string, first: string) =>
      `${title}, measured by ${measure}. First: ${first}.`,
    monthsLabel: (measure: string, from: string, to: string) =>
      `By month of entry, measured by ${measure}, from ${from} to ${to}.`,
    rest: (n: string) => `${n} more, together`,
    open: (importer: string) => `Account ${importer}`,
  },

  causes: {
    byCause: "By cause",
    oneByOne: "One by one",
    view: "Show as",
    areas: "Areas",
    listLabel: "Findings by cause, most money first, then the least time left",
    ofCause: "Findings of this cause",
    cause: "Check and cause",
    count: "Findings",
    countWord: (n: number) => plural(n, "finding"),
    onlyMatching: (text: string) => `Only the findings with “${text}” in them.`,
    owed: "May be owed",
    back: "May come back",
    until: "Act until",
    back_: "All causes",
    shown: (causes: string, n: number) => `${causes} ${plural(n, "cause")}`,
    totals: "Totals by area and check",
    clearNote:
      "No findings means that these checks ran on every line and found nothing. It does not mean that CBP would find nothing.",
    nothing: "Nothing was checked",
    nothingWhy: "No entry line could be used, so no check had anything to look at.",
    noneRan: "No check could run on this data. What each would need stands below.",
  },

  units: {
    title: "Unit values",
    lead: "What a unit of one product from one supplier was worth over time. The band is where nothing is found; the scale is one of ratios, so that double and half are equally far.",
    none: "No product was imported often enough to compare its unit values.",
    onPaper: (some: string, all: string) =>
      `On paper are the products that were shown on screen: ${some} of ${all}, those with findings first. The tables list only the lines far from the rest; the pictures draw the others too.`,
    supplier: (name: string) => `supplier ${name}`,
    part: (name: string) => `part ${name}`,
    facts: (n: string, unit: string, median: string, low: string, high: string) =>
      `${n} entry lines, median ${median} per ${unit}, usual from ${low} to ${high}`,
    dot: "within the band",
    outlier: "far from the rest",
    band: "where nothing is found",
    label: (name: string, n: string, outliers: string) =>
      `Unit values of ${name} over time: ${n} lines, ${outliers} far from the rest.`,
    outliers: (n: number) =>
      `${n} ${plural(n, "line")} far from the rest; each opens its row in the file`,
    leftOut: (n: string) =>
      `${n} more lines near the middle are counted, but neither drawn nor listed.`,
    noOutliers: "None is far from the rest.",
    drawer: "A unit value far from the rest",
    place: "The entry line",
    entry: (entry: string, line: number) => `${entry} line ${line}`,
    day: "Day",
    value: (unit: string) => `Value per ${unit}`,
    entryHead: "Entry",
    far: "Far from the rest",
    yes: "yes",
    noDay: "no day",
    more: (n: string) => `Show ${n} more`,
    shown: (some: string, all: string) => `${some} of ${all} products`,
    restRows: (some: string, all: string) =>
      `${some} of ${all} lines, those far from the rest first.`,
  },

  drawback: {
    bySubheading: "Estimate by subheading",
    bySubheadingLabel: (first: string) =>
      `The estimate by subheading, the largest first: ${first}.`,
    byProgramme: "Estimate by programme",
    byProgrammeLabel: (first: string) => `The estimate by programme of duty: ${first}.`,
    byMonth: "Estimate by month of export",
    byMonthLabel: (from: string, to: string) =>
      `The estimate by month of export, from ${from} to ${to}.`,
    byProvision: "Estimate by provision",
    byProvisionLabel: (first: string) => `The estimate by provision of the law: ${first}.`,
    expiring: "What can still be claimed, over time",
    expiringNote:
      "Each month's amount leaves the curve on the first last day to file within it; what lapses later in that month leaves too early.",
    expiringLabel: (from: string, to: string) =>
      `What can still be claimed, stepping down from ${from} to ${to} as last days to file pass.`,
    stillEligible: "eligible and not yet lapsed",
    stillClaimed: "of it claimed in the estimate",
    lapsesIn: "Lapses in",
    claimable: "What could be claimed",
    claimableNote:
      "The bar is what the estimate claims, the outline the most that exports of these goods could bring, at the law's percentage.",
    claimableNoteBare:
      "The most that exports of these goods could bring, at the law's percentage, by subheading.",
    claimableLabel: (first: string) =>
      `Eligible amounts by subheading, the largest first: ${first}.`,
    claimed: "Claimed",
    eligible: "Eligible",
    quantity: "Quantity",
    lines: (n: string) => `${n} ${n === "1" ? "line" : "lines"}`,
    nextLapse: "First lapse",
    other: "“Other”",
    otherMeans:
      "“Other” subheadings: their text begins with “other”, so eight equal digits are not enough for substitution. The ten-digit HTS numbers of import and export must agree, and their text must not begin with “other” too; a Schedule B number does not decide it.",
    first: (some: string, all: string) => `The first ${some} of ${all}; the table has them all.`,
    ways: "Direct or substitution",
    waysNote:
      "Subheadings that share imports or exports are solved together, each way; the better was taken.",
    group: "Subheadings",
    taken: "Taken",
    direct: "Direct",
    substitution: "Substitution",
    both: "Both",
    takenWords: {
      direct: "Direct identification",
      substitution: "Substitution",
      both: "Both, each on its own part",
    },
    takenMeans: {
      direct: "the same goods were exported",
      substitution: "goods of the same eight digits were exported",
      both: "some exports are the same goods, others of the same eight digits",
    },
    methods: "Accounting methods",
    methodsNote:
      "What each method would give on the inventory ledger. One may be elected; it then holds for all that is identified by it.",
    methodsLabel: (first: string) => `What each accounting method would give: ${first}.`,
    method: "Method",
    amount: "Amount",
    elected: "Elected here",
    notWorked: "not worked out",
  },

  exportsWanted: {
    head: "No exports were dropped",
    lead: "Drawback is paid on exports. Without an export list nothing can be claimed yet; below is what your imports would support.",
    nothing:
      "No duty on these imports could support a claim, whatever was exported. The reasons stand below.",
    decides: "What export data would decide it",
    decidesLead: "AES-202 has all of it. A list from your own system with these columns does too.",
    find: "Where do I find this report?",
    columns: [
      {
        column: "Date of export",
        why: "It must lie after the import, before the filing, and within five years of the import.",
      },
      {
        column: "Schedule B or HTS number",
        why: "Its first eight digits must be those of the import; for “other” subheadings the ten digits of an HTS number.",
      },
      {
        column: "Quantity, in the tariff's unit",
        why: "A claim goes unit by unit: a kilogram cannot stand for a piece.",
      },
      {
        column: "Value",
        why: "Under substitution the refund goes by the lower of the import's and the export's value per unit.",
      },
      {
        column: "Country of ultimate destination",
        why: "Exports to Canada, Mexico or Chile give nothing under substitution; other rules hold for the same goods.",
      },
      {
        column: "Exporter",
        why: "The exporter may claim, or assign the right. If that is not the importer, a record must join the two.",
      },
      {
        column: "ITN and line number",
        why: "They prove the export and keep one export from being used twice.",
      },
    ],
  },

  nothingCounts: {
    head: "Nothing on this data can be claimed",
    lead: "Exports were dropped, and none of them can be joined to a duty paid. These are the reasons, with the money behind each.",
    noReasons:
      "No line and no export was left out by a rule: none of the goods exported is among the goods imported.",
    open: "Open questions that move this estimate stand under",
    whatWould: "What would change it",
  },

  allAside: {
    head: "Every row was set aside",
    text: (n: string) =>
      `${n} entry rows were read and none could be used. What is wrong with them stands under`,
  },

  refused: {
    head: "No file was recognised",
    lead: "Nothing here looks like an entry summary report, an export list or an inventory. Nothing was used, and nothing was kept.",
    says: "What each file seems to be",
    helps: "What would help",
    help: [
      "ES-003, Entry Summary Line Tariff Details, from ACE Reports, as CSV or XLSX.",
      "AES-202, or a list of exports from your own system.",
      "The file as ACE wrote it: with its heading row, not saved as PDF or pasted into a letter.",
    ],
    find: "Where do I find these reports?",
    again: "Start over with other files",
  },

  verdict: {
    noOwed: "no finding carries a figure",
    allAside: "Every entry row was set aside.",
    noExports: "without drawback: no exports were dropped",
  },
} as const;
