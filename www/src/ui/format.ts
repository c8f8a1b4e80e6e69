// How values are written. Money, quantities and rates arrive as strings and stay strings: these
// functions move separators and signs and never compute.

import type { Text } from "../engine/report";

const DECIMAL = /^([-+]?)(\d+)(?:\.(\d+))?$/;

function grouped(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `"1247.4"` as `$1,247.40`; a text that is no decimal stays as it is; null is null. */
export function money(text: Text): Text {
  if (text === null) return null;
  const parts = DECIMAL.exec(text);
  if (!parts) return text;
  const [, sign = "", whole = "0", cents = ""] = parts;
  return `${sign === "-" ? "−" : ""}$${grouped(whole)}.${cents.padEnd(2, "0")}`;
}

/** The worth of one unit, which may have more decimals than two; noughts beyond the cents are left out. */
export function unitMoney(text: Text): Text {
  return money(text)?.replace(/(\.\d\d\d*?)0+$/, "$1") ?? null;
}

/** Like `money`, with a plus before what is not negative: the worth of a switch. */
export function signedMoney(text: Text): Text {
  const plain = money(text);
  if (plain === null || plain.startsWith("−") || isZero(text)) return plain;
  return `+${plain}`;
}

/** Whether a decimal text is zero, read off its digits. */
export function isZero(text: Text): boolean {
  return text !== null && /^[-+]?0*(\.0*)?$/.test(text) && text !== "";
}

export function isNegative(text: Text): boolean {
  return text?.startsWith("-") === true && !isZero(text);
}

/** `"1234567.89"` as `more than 1.2 million dollars`, cut, never rounded up; null below a million. */
export function inWords(text: Text): Text {
  const parts = text === null ? null : DECIMAL.exec(text);
  const whole = parts?.[2]?.replace(/^0+/, "") ?? "";
  const step = [
    { digits: 12, word: "trillion" },
    { digits: 9, word: "billion" },
    { digits: 6, word: "million" },
  ].find(({ digits }) => whole.length > digits);
  if (!step || parts?.[1] === "-") return null;
  const head = grouped(whole.slice(0, -step.digits));
  const tenth = whole.charAt(whole.length - step.digits);
  const rest = `${whole.slice(whole.length - step.digits + 1)}${parts?.[3] ?? ""}`;
  const figure = tenth === "0" ? head : `${head}.${tenth}`;
  return `${/[1-9]/.test(rest) ? "more than " : ""}${figure} ${step.word} dollars`;
}

/** A quantity or a plain decimal with its thousands grouped. */
export function decimal(text: Text): Text {
  const parts = text === null ? null : DECIMAL.exec(text);
  if (!parts) return text;
  const [, sign = "", whole = "0", fraction] = parts;
  return `${sign === "-" ? "−" : ""}${grouped(whole)}${fraction ? `.${fraction}` : ""}`;
}

/** A fraction as a percentage, its point moved by two digits: `"0.6250"` as `62.50%`. */
export function percent(text: Text): Text {
  const moved = hundredfold(text);
  return moved === null ? text : `${moved}%`;
}

/** The distance between two shares: `"0.4123"` as `41.23 points`. */
export function points(text: Text): Text {
  const moved = hundredfold(text);
  return moved === null ? text : `${moved} points`;
}

function hundredfold(text: Text): Text {
  const parts = text === null ? null : DECIMAL.exec(text);
  if (!parts) return null;
  const [, sign = "", whole = "0", fraction = ""] = parts;
  const digits = fraction.padEnd(2, "0");
  const rest = digits.slice(2);
  return `${sign === "-" ? "−" : ""}${grouped(whole + digits.slice(0, 2))}${rest ? `.${rest}` : ""}`;
}

/** A count of rows or files. */
export function count(value: number): string {
  return grouped(String(Math.max(0, Math.trunc(value))));
}

/** Bytes in the unit a person would use. */
export function bytes(value: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit > 0 && size < 10 ? size.toFixed(1) : String(Math.round(size))} ${units[unit]}`;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** `"2026-11-24"` as `Tuesday, 2026-11-24`. */
export function dayWithWeekday(iso: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!parts) return iso;
  const day = new Date(
    Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])),
  ).getUTCDay();
  return `${WEEKDAYS[day]}, ${iso}`;
}

/** The local date as ISO text; the only look at the clock. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Digits of a tariff number with its dots: `42029231` as `4202.92.31`. */
export function tariff(text: string): string {
  const digits = text.replaceAll(".", "");
  if (!/^\d{8}(\d{2})?$/.test(digits)) return text;
  const dotted = `${digits.slice(0, 4)}.${digits.slice(4, 6)}.${digits.slice(6, 8)}`;
  return digits.length === 10 ? `${dotted}.${digits.slice(8)}` : dotted;
}

// Marks that reorder text on screen could make a file name lie about itself.
const REORDERING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text from a file, with reordering marks taken out and control characters shown. */
export function shown(text: string): string {
  return text
    .replace(REORDERING, "")
    .replace(/[\u0000-\u001f\u007f]/g, (char) =>
      char === "\u007f" ? "␡" : String.fromCharCode(0x2400 + char.charCodeAt(0)),
    );
}

/** A sentence of the core as it is shown: percentages as the tariff prints them. */
export function said(text: string): string {
  return shown(text).replace(/(\d) %/g, "$1%");
}

/** What is told of a file, and the sentence on what was expected, which is the same for all files. */
export function split(message: string): { readonly told: string; readonly expected: string } {
  const [told = "", expected = ""] = shown(message).split(/(?<=[.!?”"]) (?=Expected is, as )/);
  return { told, expected };
}

/** A long name with its middle cut. */
export function shortened(text: string, most = 120): string {
  const plain = shown(text);
  if (plain.length <= most) return plain;
  const half = Math.floor((most - 1) / 2);
  return `${plain.slice(0, half)}…${plain.slice(-half)}`;
}

/** Names that are written in capitals, or apart. */
const SPELLED: Readonly<Record<string, string>> = {
  adcvd: "AD/CVD",
  aes: "AES",
  cape: "CAPE",
  chapter99: "chapter 99",
  fifo: "FIFO",
  hmf: "HMF",
  hts: "HTS",
  ieepa: "IEEPA",
  itn: "ITN",
  lifo: "LIFO",
  mid: "MID",
  mpf: "MPF",
  psc: "PSC",
  spi: "SPI",
};

/** A name in code, such as `mpf_above_maximum`, as words: `MPF above maximum`. */
export function words(name: string): string {
  const plain = name
    .split(/[_\s-]+/)
    .map((word) => (Object.hasOwn(SPELLED, word) ? SPELLED[word] : word))
    .join(" ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
