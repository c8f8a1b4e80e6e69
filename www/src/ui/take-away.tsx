// Files to take away, under names from a fixed template, and paper.

import { useState } from "preact/hooks";
import type { Saved } from "../engine/protocol";
import type { Overview } from "../engine/report";
import { engine, phase } from "../state/session";
import { C } from "./confirm-words";
import { Icon, type IconName } from "./icons";
import { MAPPING_NAME, saveMapping } from "./mapping-file";
import { printReport } from "./print";
import { save } from "./save";
import { W } from "./words";
import "./take-away.css";

interface Offer {
  readonly what: Saved;
  readonly label: string;
  /** What is in it. */
  readonly holds: string;
  /** The name between `tidewaiter-` and the day. */
  readonly stem: string;
  readonly ending: keyof typeof TYPES;
  /** Why it is not to be had now; null when it is. */
  readonly missing: string | null;
}

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  csv: "text/csv",
} as const;

/** What can be taken away of a report, and why not where it cannot. */
function offers(report: Overview): readonly Offer[] {
  const incomplete = report.status === "incomplete";
  const designations = report.drawback?.by_account.length
    ? report.drawback.by_account.some((account) => account.designations_total > 0)
    : (report.drawback?.designations_total ?? 0) > 0;
  const whole = incomplete ? ` ${W.take.incomplete}` : "";
  return [
    {
      what: "xlsx",
      label: W.take.xlsx,
      holds: W.take.xlsxHolds + whole,
      stem: "report",
      ending: "xlsx",
      missing: null,
    },
    {
      what: "json",
      label: W.take.json,
      holds: W.take.jsonHolds + whole,
      stem: "report",
      ending: "json",
      missing: null,
    },
    {
      what: "findings",
      label: W.take.findings,
      holds: W.take.findingsHold,
      stem: "findings",
      ending: "csv",
      missing: report.findings.total === 0 ? W.take.noFindings : null,
    },
    {
      what: "designations",
      label: W.take.designations,
      holds: W.take.designationsHold,
      stem: "designations",
      ending: "csv",
      missing: incomplete ? W.take.disabled : designations ? null : W.take.noDesignations,
    },
    {
      what: "set_aside",
      label: W.take.aside,
      holds: W.take.asideHolds,
      stem: "set-aside",
      ending: "csv",
      missing: incomplete ? W.take.disabled : null,
    },
  ];
}

export function TakeAway({ report }: { report: Overview }) {
  const [failed, setFailed] = useState<string | null>(null);
  const [writing, setWriting] = useState<string | null>(null);
  const busy = phase.value !== "report";
  const attempt = async (label: string, work: () => Promise<void>) => {
    setFailed(null);
    setWriting(label);
    try {
      await work();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    } finally {
      setWriting(null);
    }
  };
  const waits = (label: string) =>
    busy ? W.take.busy : writing === label ? W.take.writing : writing ? W.take.otherWriting : null;
  return (
    <section class="card" id="take" aria-labelledby="take-head">
      <div class="card-head">
        <h2 id="take-head">{W.take.title}</h2>
        <span class="quiet small">{W.take.lead}</span>
      </div>
      <ul class="take-list">
        {offers(report).map(({ what, label, holds, stem, ending, missing }) => {
          const name = `tidewaiter-${stem}-${report.as_of}.${ending}`;
          return (
            <Take
              key={what}
              label={label}
              name={name}
              holds={holds}
              why={missing ?? waits(label)}
              onPress={() =>
                void attempt(label, async () => save(name, TYPES[ending], await engine.save(what)))
              }
            />
          );
        })}
        <Take
          label={W.take.mapping}
          name={MAPPING_NAME}
          holds={C.saveHolds}
          why={waits(W.take.mapping)}
          onPress={() => void attempt(W.take.mapping, saveMapping)}
        />
        <Take
          label={W.take.print}
          name={null}
          holds={W.take.printHolds}
          icon="print"
          why={waits(W.take.print)}
          onPress={() => void attempt(W.take.print, printReport)}
        />
      </ul>
      <p class="quiet small">{W.take.formulas}</p>
      {failed ? (
        <p class="failure" role="alert">
          {W.take.failed}: {failed}
        </p>
      ) : null}
    </section>
  );
}

interface TakeProps {
  readonly label: string;
  readonly name: string | null;
  readonly holds: string;
  /** Why it cannot be pressed now. */
  readonly why: string | null;
  readonly icon?: IconName;
  readonly onPress: () => void;
}

function Take({ label, name, holds, why, icon = "download", onPress }: TakeProps) {
  return (
    <li>
      <button type="button" class="button take" disabled={why !== null} onClick={onPress}>
        <Icon name={icon} />
        <span>
          {label}
          <small>{why ?? holds}</small>
          {name ? <small class="mono">{name}</small> : null}
        </span>
      </button>
    </li>
  );
}
