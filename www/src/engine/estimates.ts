// The estimates of a report: one for each account.

import type { Estimate, Overview } from "./report";

/** One estimate for each account. */
export function estimates({ drawback }: Overview): readonly Estimate[] {
  if (drawback === null) return [];
  return drawback.by_account.length > 0 ? drawback.by_account : [drawback];
}
