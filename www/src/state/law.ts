// The law of the session: files that renew it, and the day each edition was in force.

import { signal } from "@preact/signals";
import type { LawRenewal } from "../engine/report";
import type { Item } from "./files";

/** What became of the files of law while there is no report yet. */
export const renewal = signal<LawRenewal | null>(null);
/** The days that were told, by the name of the file. */
export const lawDays = signal<Readonly<Record<string, string>>>({});

/** Whether a file is law and no report. */
export function isLaw({ summary }: Item): boolean {
  return summary?.kind === "law";
}

/** Remembers the day of an edition; false where the text is no day or says nothing new. */
export function tellDay(name: string, day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || lawDays.value[name] === day) return false;
  lawDays.value = { ...lawDays.value, [name]: day };
  return true;
}

export function forgetLaw(): void {
  renewal.value = null;
  lawDays.value = {};
}
