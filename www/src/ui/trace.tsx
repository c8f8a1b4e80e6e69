// The steps by which an amount was reached, each with its figure and its paragraph of law.

import type { RowPlace, TraceStep } from "../engine/report";
import { decimal, shown } from "./format";
import { LawRefs } from "./law-ref";
import { WithLinks } from "./lookup-link";

interface Props {
  readonly steps: readonly TraceStep[];
  /** The imported row, for whose day of entry a number is looked up. */
  readonly from?: RowPlace;
}

export function Trace({ steps, from }: Props) {
  return (
    <ol class="trace">
      {steps.map(({ text, value, cite }, i) => (
        <li key={i}>
          <span>
            <WithLinks text={shown(text)} from={from} />
          </span>
          <span class="trace-value">{decimal(value)}</span>
          {cite ? (
            <div class="more small">
              <LawRefs keys={[cite]} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
