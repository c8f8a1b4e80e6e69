// What the invented importer of the bench trades in. Numbers and units are real; names are invented.

/** Tariff number and unit. */
export const goods = [
  ["4202923120", "NO"],
  ["4202923131", "NO"],
  ["8712001550", "NO"],
  ["9506910010", "NO"],
  ["9506910030", "NO"],
  ["8516710020", "NO"],
  ["8516710040", "NO"],
  ["8509400015", "NO"],
  ["8509400025", "NO"],
  ["8302106030", "KG"],
  ["8302106090", "KG"],
  ["8467210010", "NO"],
  ["8467210070", "NO"],
  ["6109100012", "DOZ"],
  ["6110202079", "DOZ"],
  ["9403608081", "NO"],
  ["8471300100", "NO"],
  ["3923900080", "KG"],
];

/** Days over which entries are spread. */
export const DAYS = 1_660;
/** A day by its number, the first entries' being 0. */
export const day = (number) =>
  new Date(Date.UTC(2022, 0, 3) + number * 86_400_000).toISOString().slice(0, 10);

export const origins = ["CN", "CN", "CN", "VN", "TH", "KR", "TW", "DE"];

export const destinations = ["DE", "GB", "FR", "JP", "AU", "BR", "CA", "MX", "NL", "SG"];

export const ports = ["2704", "5301", "4601", "1703", "3001"];

/** Minimum and maximum of the merchandise processing fee in cents, by fiscal year. */
export const mpfLimits = {
  2022: [2775, 53840],
  2023: [2966, 57535],
  2024: [3167, 61435],
  2025: [3271, 63462],
  2026: [3358, 65150],
};
