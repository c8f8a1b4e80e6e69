// The steps by which an amount was reached, each with its figure and its paragraph of law.

import type { TraceStep } from "../engine/report";
import { decimal, shown, words } from "./format";
import { LawRefs } from "./law-ref";
import { W } from "./words";

export function Trace({ steps }: { steps: readonly TraceStep[] }) {
  return (
    <ol class="trace">
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps never change order
        <Step key={i} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { step: TraceStep | string }) {
  if (typeof step === "string") return <li>{shown(step)}</li>;
  const say = first(step, ["what", "text", "step", "name", "label"]);
  const how = first(step, ["how", "formula", "detail"]);
  const value = first(step, ["value", "amount", "result"]);
  const laws = citations(step);
  return (
    <li>
      <span>
        {say === null ? W.none : /^[a-z_]+$/.test(say) ? words(say) : shown(say)}
        {how === null ? null : <span class="quiet small"> {shown(how)}</span>}
      </span>
      <span class="trace-value">{value === null ? "" : decimal(value)}</span>
      {laws.length > 0 ? (
        <div class="more small">
          <LawRefs keys={laws} />
        </div>
      ) : null}
    </li>
  );
}

function first(step: TraceStep, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = step[key];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}

function citations(step: TraceStep): readonly string[] {
  const value = step["citations"] ?? step["citation"] ?? step["cite"];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((key) => typeof key === "string") : [];
}
