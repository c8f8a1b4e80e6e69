// The estimates of a report: one for each account; and whether they had exports to go by.

import type { Estimate, Overview } from "./report";

/** One estimate for each account. */
export function estimates({ drawback }: Overview): readonly Estimate[] {
  if (drawback === null) return [];
  return drawback.by_account.length > 0 ? drawback.by_account : [drawback];
}

/** Whether a list of exports was dropped and could be read. */
export function hasExports({ files }: Overview): boolean {
  return files.some(({ kind, status }) => kind === "exports" && status !== "refused");
}
