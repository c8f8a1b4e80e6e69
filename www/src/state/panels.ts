// Which side panel is open.

import { signal } from "@preact/signals";

export type Panel = "verify" | "where" | null;

export const panel = signal<Panel>(null);
/** What a screen reader is told; changes at most once a second. */
export const announcement = signal("");

let lastAt = 0;
let later: ReturnType<typeof setTimeout> | undefined;

/** Tells a screen reader, at most once a second; the last sentence always arrives. */
export function announce(sentence: string): void {
  clearTimeout(later);
  const wait = Math.max(0, lastAt + 1000 - performance.now());
  later = setTimeout(() => {
    lastAt = performance.now();
    announcement.value = sentence;
  }, wait);
}
