// What the panel "Where do I find these reports?" teaches.

export interface Teaching {
  readonly id: string;
  readonly head: string;
  readonly lead: string;
  readonly steps: readonly string[];
  readonly notes: readonly { readonly head: string; readonly text: string }[];
}

export const WHERE = {
  title: "Where to find these reports",
  lead: "ACE is the portal of US Customs and Border Protection. Anyone with an importer or exporter view of your account can run these reports; your broker can too.",
  menus:
    "Folder names differ between accounts and change over time. If you do not see a folder, search the reports for the name: ES-003, AES-202.",
  reports: [
    {
      id: "es003",
      head: "Imports: ES-003, Entry Summary Line Tariff Details",
      lead: "One row for each tariff number of each line of each entry. Everything here begins with it.",
      steps: [
        "In the ACE Secure Data Portal open Reports. The reports open in a window of their own.",
        "Choose Folders, Public Folders, ACE, Trade, Entry Summary. In some accounts: Importer, Revenue, Entry Summary.",
        "Open ES-003. It asks for a range of dates, the importer number, ports, filers and tariff numbers: fill in dates and importer number, leave the rest open.",
        "Run it. Then export it as CSV or Excel, and drop it here as it is. Title rows, blank rows and other sheets do no harm; tidying up often does.",
      ],
      notes: [
        {
          head: "Which dates",
          text: "Five years back from today, by entry date. A drawback claim has to be filed within five years of importation (19 USC 1313(r)(1)), so older entries cannot be claimed on; and five years is how long entry records have to be kept (19 CFR 163.4). If ACE gives up on so many rows, run it a year at a time and drop all files together: rows that stand in two files count once.",
        },
        {
          head: "Which columns",
          text: "The standard ones are enough to begin. If your report lets you add columns, these let more be checked: Importation Date, Entry Summary Date, Line SPI Code, Manufacturer ID, Line MPF Amount, Line HMF Amount, Mode of Transport Code, Liquidation Date, Reconciliation Indicator, Latest PSC Filed Date, Review Team Number. The report names every check that a missing column kept from running.",
        },
      ],
    },
    {
      id: "aes202",
      head: "Exports: AES-202, what you exported as the principal party in interest",
      lead: "The exports that drawback is claimed on. AES-203 lists the ones that the foreign buyer's agent filed (routed); AES-201 is the filer's own list.",
      steps: [
        "In the ACE portal open Reports, then the folders for exports, and AES-202. It needs an exporter view of the account.",
        "Set the dates of export to the same five years. Leave ports and destinations open.",
        "Take in: ITN, line number, date of export, country of ultimate destination, Schedule B or HTS number with its indicator, quantity and unit, value, domestic or foreign origin.",
        "Run it, export it as CSV or Excel, and drop it here as it is.",
      ],
      notes: [
        {
          head: "Or your own list",
          text: "A list from your own system works as well, with the same columns under any plain names. What was not recognised can be seen, column by column, in “What was read”.",
        },
      ],
    },
  ] satisfies readonly Teaching[],
  adds: {
    title: "What each file adds",
    file: "Files",
    gives: "What the report then holds",
    rows: [
      {
        file: "ES-003 alone",
        gives:
          "The checks; the account by port, filer, supplier and Center; the duty that exports could bring back, by subheading, and when it lapses. No estimate.",
      },
      {
        file: "with AES-202",
        gives:
          "The drawback estimate by substitution (19 USC 1313(j)(2)) to the cent, with a bound, every designation and the law behind it.",
      },
      {
        file: "with ES-001, ES-002, ES-007 or CAPE reports",
        gives:
          "What the lines leave blank: liquidation, protests, reconciliation and refund claims of each entry.",
      },
      {
        file: "with an inventory ledger",
        gives:
          "Direct identification (19 USC 1313(j)(1)) by an accounting method: receipts and withdrawals join imports and exports.",
      },
      {
        file: "with a broker's list that has lot or serial numbers",
        gives:
          "Direct identification where a lot or serial number joins an import and an export; part numbers let unit values be compared.",
      },
      {
        file: "with earlier claims and exports already used",
        gives: "An estimate that claims nothing twice (19 USC 1313(v)).",
      },
      {
        file: "with an AD/CVD watch list or a CBP request log",
        gives: "Lines entered without the case number; the days by which CBP wants an answer.",
      },
      {
        file: "with a tariff export of USITC (hts.usitc.gov) or a rule pack",
        gives: "The law of the session renewed: what changed is shown, and the report says so.",
      },
    ],
  },
  templates: {
    title: "Templates to fill in",
    lead: "Where no report can be had. Only the columns marked as needed have to be filled. The workbook says on its second sheet what goes into each.",
    save: (title: string, kind: string) => `Save “${title}” as ${kind}`,
    saveShort: (kind: string) => `Save as ${kind}`,
    workbook: "Excel workbook",
    csv: "CSV",
    columns: (n: number) => `${n} ${n === 1 ? "column" : "columns"}`,
    column: "Column",
    note: "What goes in",
    example: "Example",
    needed: "needed",
    groups: [
      { title: "Imports", names: ["es003", "entry-headers"] },
      { title: "Exports", names: ["exports", "destructions"] },
      {
        title: "Drawback",
        names: [
          "inventory",
          "parts",
          "bill-of-materials",
          "production",
          "prior-claims",
          "used-exports",
        ],
      },
      { title: "Account", names: ["watch-list", "cbp-requests"] },
    ] as readonly { readonly title: string; readonly names: readonly string[] }[],
    more: "More",
    waiting: "The templates are being made…",
    failed: "The templates could not be made",
  },
} as const;
