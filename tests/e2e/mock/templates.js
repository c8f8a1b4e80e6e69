// The mock core's templates.

export const TEMPLATES = [
  {
    name: "es003",
    title: "Entry summary lines, as in ES-003",
    adds: "The account, the checks, and what could be claimed.",
    columns: [
      {
        heading: "Entry Summary Number",
        required: true,
        note: "Eleven characters",
        example: "ZZT10001013",
      },
      { heading: "HTS Number - Full", required: true, note: "Ten digits", example: "4202923131" },
      {
        heading: "Line SPI Code",
        required: false,
        note: "Where a preference was claimed",
        example: "S",
      },
    ],
  },
  {
    name: "exports",
    title: "Exports, as in AES-202",
    adds: "The estimate of drawback.",
    columns: [
      { heading: "ITN", required: true, note: "X and fourteen digits", example: "X20240212900007" },
      {
        heading: "Date of Export",
        required: true,
        note: "Month, day and year",
        example: "02/12/2024",
      },
    ],
  },
  ...[
    ["bill-of-materials", "Bill of materials"],
    ["cbp-requests", "Requests from CBP"],
    ["something-new", "Something new"],
  ].map(([name, title]) => ({
    name,
    title,
    adds: "What it adds.",
    columns: [{ heading: "Part Number", required: true, note: "Your own", example: "INV-100" }],
  })),
];

export function template(name) {
  const found = TEMPLATES.find((one) => one.name === name) ?? TEMPLATES[0];
  return new TextEncoder().encode(`${found.columns.map(({ heading }) => heading).join(",")}\n`);
}
