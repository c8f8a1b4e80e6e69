// The files that renew the law: what became of each, the day of its edition, and what they changed.

import type { LawChange, LawFile, LawRenewal } from "../engine/report";
import { named } from "../state/files";
import { lawDays, renewal } from "../state/law";
import { overview, phase, removeFile, setLawDay } from "../state/session";
import { shortened, shown, words } from "./format";
import { Icon } from "./icons";
import { L } from "./law-words";
import { W } from "./words";
import "./law-files.css";

/** At the quay: the law that waits for reports. In a report: only what could not be used. */
export function LawNotice() {
  const report = overview.value;
  if (report === null) {
    const waiting = phase.value === "quay" ? renewal.value : null;
    return waiting && waiting.files.length > 0 ? (
      <section class="notice law-notice" id="law-notice" aria-labelledby="law-notice-head">
        <div class="notice-text">
          <h2 id="law-notice-head">{L.renewed}</h2>
          <p>{L.waits}</p>
          <LawFiles of={waiting} />
        </div>
      </section>
    ) : null;
  }
  const refused = report.tidewaiter.law.files.filter(({ used }) => !used);
  return refused.length > 0 ? (
    <div class="notice notice-fault" role="alert" id="law-refused">
      <span class="failure">
        <Icon name="error" />
      </span>
      <div class="notice-text">
        {refused.map(({ name, message }) => (
          <p key={name}>
            <strong>{shortened(name, 60)}</strong> {shown(message)}
          </p>
        ))}
      </div>
    </div>
  ) : null;
}

export function LawFiles({ of: { files, changes } }: { of: LawRenewal }) {
  return (
    <div class="law-files">
      <h3>{L.files}</h3>
      <ul class="law-list">
        {files.map((file) => (
          <li key={file.name}>
            <OneFile file={file} />
          </li>
        ))}
      </ul>
      <h3>{L.changes}</h3>
      {changes.length === 0 ? <p>{L.nothing}</p> : null}
      <ul class="law-list">
        {changes.map((change) => (
          <li key={change.table}>
            <Change of={change} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OneFile({ file }: { file: LawFile }) {
  const { name, kind, used, message, sha256 } = file;
  const item = named(name);
  return (
    <>
      <p class="law-file-head">
        <strong>{shortened(name, 60)}</strong>
        <span class="quiet small">{L.kind[kind]}</span>
        <span class={used ? "pill pill-refund" : "pill"}>
          <Icon name={used ? "check" : "blocked"} />
          {used ? L.used : L.notUsed}
        </span>
        {item ? (
          <button
            type="button"
            class="link"
            aria-label={L.remove(name)}
            onClick={() => removeFile(item.id)}
          >
            {W.reading.remove}
          </button>
        ) : null}
      </p>
      <p class="small">{shown(message)}</p>
      <p class="mono quiet small hash">SHA-256 {sha256}</p>
      {kind === "hts_export" && file.day ? <Day file={file} day={file.day} /> : null}
    </>
  );
}

/** The file does not say on which day its edition was in force: the person does. */
function Day({ file: { name, day_assumed }, day }: { file: LawFile; day: string }) {
  return (
    <p class="law-day">
      <label>
        <span>{L.inForce}</span>
        <span class="sr"> ({L.day(name)})</span>
        <input
          type="date"
          required
          value={lawDays.value[name] ?? day}
          onChange={(event) => setLawDay(name, event.currentTarget.value)}
        />
      </label>
      {day_assumed ? <span class="quiet small">{L.assumed}</span> : null}
    </p>
  );
}

function Change({ of: { table, added, removed, changed, examples } }: { of: LawChange }) {
  const more = added + removed + changed - examples.length;
  return (
    <details>
      <summary>
        <strong>{words(table)}</strong>: {L.counts(added, removed, changed)}
      </summary>
      <ul class="law-examples">
        {examples.map(({ key, before, after }) => (
          <li key={`${key} ${before === null} ${after === null}`}>
            <span class="mono">{key}</span> {before === null ? <em>{L.isNew}: </em> : null}
            {after === null ? <em>{L.gone}: </em> : null}
            {before !== null ? `${after === null ? "" : `${L.was} `}${before}` : null}
            {before !== null && after !== null ? `; ${L.becomes} ` : null}
            {after}
          </li>
        ))}
        {more > 0 ? <li class="quiet">{L.more(more)}</li> : null}
      </ul>
    </details>
  );
}
