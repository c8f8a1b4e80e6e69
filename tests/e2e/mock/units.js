// The mock core's unit values: products over five years, some with values far from the rest.

import { dice } from "./account.js";

const PRODUCTS = [
  ["4202923131", "CNINVBAG88SHE", "TRAIL-30L", "NO", 8.9, 74, [0.11, 9.6]],
  ["8712001510", "VNINVCYC12HCM", "KID-20", "NO", 64.5, 38, [0.48]],
  ["8516710020", "CNINVAPP90GUA", null, "NO", 23.1, 52, [3.2, 2.9, 0.3]],
  ["6307909891", "INFTEX4CHE", null, "KG", 4.2, 31, [10]],
  ["8467210010", "TWINVTOO21TAI", "DRILL-18V", "NO", 41.75, 29, [0.01]],
  ["8302106030", "MXINVMET07MON", null, "KG", 3.05, 44, [4.1]],
  ["9506910030", "TWINVTOO21TAI", "BAR-BELL-SET-WITH-RACK-AND-BENCH", "NO", 118.2, 26, []],
  ["8504409550", "THINVELE33BAN", null, "NO", 6.4, 90, []],
];

const two = (n) => String(n).padStart(2, "0");

/** A day `i` of `of` steps between December 2021 and November 2026. */
function day(i, of) {
  const month = 11 + Math.floor((i / of) * 59);
  return `${2021 + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(1 + ((i * 7) % 27))}`;
}

export const GROUPS = PRODUCTS.map(([number, supplier, part, unit, middle, n, far], g) => {
  const roll = dice(100 + g);
  const points = Array.from({ length: n }, (_, i) => {
    const strange = far[Math.floor((i * (far.length + 1)) / n) - 1];
    const begins =
      i > 0 &&
      Math.floor(((i - 1) * (far.length + 1)) / n) !== Math.floor((i * (far.length + 1)) / n);
    const outlier = begins && strange !== undefined;
    const value = outlier ? middle * strange : middle * (0.86 + roll() * 0.28);
    return {
      date: i === 3 && g === 0 ? null : day(i, n),
      value: value.toFixed(4),
      outlier,
      entry: `ZZT1${String(g * 1000 + i).padStart(6, "0")}${i % 10}`,
      line: 1 + (i % 4),
      file_index: 0,
      row: 2,
    };
  });
  return {
    number,
    supplier,
    part,
    unit,
    observations: n,
    outliers: points.filter(({ outlier }) => outlier).length,
    left_out: g === 0 ? 1_234 : 0,
    median: middle.toFixed(4),
    low: (middle * 0.62).toFixed(4),
    high: (middle * 1.61).toFixed(4),
    points,
  };
});
