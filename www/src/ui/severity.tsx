import type { Severity } from "../engine/report";
import { Icon } from "./icons";
import { W } from "./words";

export function SeverityMark({ of }: { of: Severity }) {
  return (
    <span class={`severity severity-${of}`} title={W.severityMeans[of]}>
      <Icon name={of} />
      {W.severity[of]}
    </span>
  );
}
