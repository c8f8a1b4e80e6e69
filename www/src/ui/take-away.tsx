// Files to take away, under names from a fixed template, and paper.

import { useState } from "preact/hooks";
import type { CsvKind, Overview } from "../engine/report";
import { engine, phase } from "../state/session";
import { Icon, type IconName } from "./icons";
import { printReport } from "./print";
import { save } from "./save";
import { W } from "./words";
import "./take-away.css";

export function TakeAway({ report }: { report: Overview }) {
  const [failed, setFailed] = useState<string | null>(null);
  const incomplete = report.status === "incomplete";
  const busy = phase.value !== "report";
  const day = report.as_of;
  const tell = (error: unknown) =>
    setFailed(error instanceof Error ? error.message : String(error));
  const saveJson = () => {
    setFailed(null);
    engine
      .save("json")
      .then((bytes) => save(`tidewaiter-report-${day}.json`, "application/json", bytes), tell);
  };
  const saveCsv = (kind: CsvKind) => () => {
    setFailed(null);
    const name = `tidewaiter-${kind.replace("_", "-")}-${day}.csv`;
    engine.save(kind).then((bytes) => save(name, "text/csv", bytes), tell);
  };
  return (
    <section class="card" id="take" aria-labelledby="take-head">
      <h2 id="take-head">{W.take.title}</h2>
      <div class="take-list">
        <Take
          label={W.take.json}
          note={incomplete ? W.take.jsonIncomplete : W.take.jsonNote}
          disabled={busy}
          onPress={saveJson}
        />
        <Take
          label={W.take.findings}
          note={W.take.csvNote}
          disabled={busy}
          onPress={saveCsv("findings")}
        />
        <Take
          label={W.take.designations}
          note={incomplete ? W.take.disabled : W.take.csvNote}
          disabled={busy || incomplete || report.drawback === null}
          onPress={saveCsv("designations")}
        />
        <Take
          label={W.take.aside}
          note={incomplete ? W.take.disabled : W.take.csvNote}
          disabled={busy || incomplete}
          onPress={saveCsv("set_aside")}
        />
        <Take
          label={W.take.print}
          note={W.take.printNote}
          icon="print"
          disabled={busy}
          onPress={() => void printReport()}
        />
      </div>
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
  readonly note: string;
  readonly disabled: boolean;
  readonly icon?: IconName;
  readonly onPress: () => void;
}

function Take({ label, note, disabled, icon = "download", onPress }: TakeProps) {
  return (
    <button type="button" class="button take" disabled={disabled} onClick={onPress}>
      <Icon name={icon} />
      <span>
        {label}
        <small>{note}</small>
      </span>
    </button>
  );
}
