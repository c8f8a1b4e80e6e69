// The mock core's causes: findings of one check that share a cause, most money first.

export const dollars = (text) => (text === null ? null : Math.round(Number(text) * 100));
export const sum = (a, b) => (a === null ? b : b === null ? a : a + b);
export const text = (value) =>
  value === null ? null : `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`;

const size = ({ owed, back }) => (owed ?? 0) + (back ?? 0);
// What has no day comes last.
const left = ({ row }) => row.deadline ?? "~";

export function causes(findings) {
  const found = new Map();
  for (const { code, name, area, severity, cause, what, action, amount, deadline } of findings) {
    const key = `${code} ${cause ?? ""}`;
    const one = found.get(key) ?? {
      row: { code, name, area, severity, cause, deadline: null, what, action },
      total: 0,
      owed: null,
      back: null,
    };
    one.total += 1;
    one.owed = sum(one.owed, dollars(amount.owed));
    one.back = sum(one.back, dollars(amount.back));
    if (deadline && (one.row.deadline === null || deadline < one.row.deadline)) {
      one.row.deadline = deadline;
    }
    found.set(key, one);
  }
  return [...found.values()]
    .sort((a, b) => size(b) - size(a) || left(a).localeCompare(left(b)))
    .map(({ row, total, owed, back }) => ({ ...row, total, owed: text(owed), back: text(back) }));
}
