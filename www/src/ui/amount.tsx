// A sum of money in a cell; unknown says so, zero is quiet.

import type { Text } from "../engine/report";
import { isZero, money } from "./format";
import { W } from "./words";

export function Money({ of, tone }: { of: Text; tone?: "refund" | "exposure" }) {
  if (of === null || of === undefined) {
    return (
      <span class="quiet">
        <span aria-hidden="true">{W.none}</span>
        <span class="sr">{W.unknownAmount}</span>
      </span>
    );
  }
  return <span class={isZero(of) ? "quiet" : tone}>{money(of)}</span>;
}
