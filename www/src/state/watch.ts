// Counts the requests that the browser has made for this page, and those that its policy refused.

import { signal } from "@preact/signals";

export const requests = signal(0);
export const violations = signal(0);

/** Blob and data addresses stay inside the page. */
const isNetwork = ({ name }: PerformanceEntry) => !/^(blob|data):/.test(name);

export function watch(): void {
  document.addEventListener("securitypolicyviolation", () => {
    violations.value += 1;
  });
  const add = (entries: readonly PerformanceEntry[]) => {
    requests.value += entries.filter(isNetwork).length;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "resource", buffered: true });
}
