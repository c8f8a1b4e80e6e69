// The steps by which an amount was reached, each with its figure and its paragraph of law.

import type { TraceStep } from "../engine/report";
import { decimal, shown } from "./format";
import { LawRefs } from "./law-ref";

export function Trace({ steps }: { steps: readonly TraceStep[] }) {
  return (
    <ol class="trace">
      {steps.map(({ text, value, cite }, i) => (
        <li key={i}>
          <span>{shown(text)}</span>
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
