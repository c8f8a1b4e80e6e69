// Where marks stand on a picture. The core's figures are texts and stay so wherever they are read; here,
// and nowhere else, they become numbers, good for positions on screen only. Nothing that comes from this
// file is shown as a figure.

import type { Text } from "../../engine/report";

/** Where a figure lies on a scale; null where it is not known. */
export function at(text: Text | undefined): number | null {
  if (text === null || text === undefined || text === "") return null;
  const position = Number(text);
  return Number.isFinite(position) ? position : null;
}

/** The largest of some positions, or zero. */
export function furthest(texts: readonly (Text | undefined)[]): number {
  return texts.reduce((most, text) => Math.max(most, at(text) ?? 0), 0);
}

/** Where a day (`2026-11-24`) lies in time, in milliseconds of UTC. */
export function dayAt(iso: Text): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso ?? "");
  return parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : null;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export function isMonth(name: string): boolean {
  return MONTH.test(name);
}

/** A hundred years of months: a stray date must not make a picture endless. */
const MOST_MONTHS = 1200;

/** Every month from the first to the last of those named, whether or not something fell in it. */
export function monthsBetween(names: readonly string[]): readonly string[] {
  const known = names.filter(isMonth).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  let [year, month] = first.split("-").map(Number) as [number, number];
  for (let name = first; name <= last && months.length < MOST_MONTHS; ) {
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  }
  return months;
}

/** A corner of a curve that goes down. */
export interface Corner {
  readonly time: number;
  readonly level: number;
}

/** The height of what is left over time, where each amount leaves on its day. */
export function descending(
  from: number,
  leaving: readonly { readonly day: Text; readonly amount: Text }[],
): readonly Corner[] {
  const steps = leaving
    .map(({ day, amount }) => ({ time: Math.max(from, dayAt(day) ?? from), by: at(amount) ?? 0 }))
    .sort((a, b) => a.time - b.time);
  let level = steps.reduce((all, { by }) => all + by, 0);
  const corners: Corner[] = [{ time: from, level }];
  for (const { time, by } of steps) {
    level = Math.max(0, level - by);
    corners.push({ time, level });
  }
  return corners;
}

/** Every n-th of a long list, so that no more than `most` are drawn; what is to be kept stays. */
export function thinned<T>(all: readonly T[], most: number, keep: (one: T) => boolean): T[] {
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((one, i) => i % step === 0 || keep(one));
}
