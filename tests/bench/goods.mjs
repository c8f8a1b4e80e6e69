// What the invented importer of the bench trades in. Numbers and units are real; names are invented.

/** Tariff number, unit, ordinary rate in hundredths of a percent. */
export const goods = [
  ["4202923120", "NO", 1760],
  ["4202923131", "NO", 1760],
  ["8712001550", "NO", 1100],
  ["9506910010", "NO", 460],
  ["9506910030", "NO", 460],
  ["8516710020", "NO", 370],
  ["8516710040", "NO", 370],
  ["8509400015", "NO", 420],
  ["8509400025", "NO", 420],
  ["8302106030", "KG", 350],
  ["8302106090", "KG", 350],
  ["8467210010", "NO", 170],
  ["8467210070", "NO", 170],
  ["6109100012", "DOZ", 1650],
  ["6110202079", "DOZ", 1650],
  ["9403608081", "NO", 0],
  ["8471300100", "NO", 0],
  ["3923900080", "KG", 300],
];

export const origins = ["CN", "CN", "CN", "VN", "TH", "KR", "TW", "DE"];

/** Additional duties on goods of China: heading and rate in hundredths of a percent. */
export const chinese = [
  ["99038803", 2500],
  ["99038815", 750],
];

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
