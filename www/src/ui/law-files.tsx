// The files that renew the law: what became of each, the day of its edition, and what they changed.

import { useId } from "preact/hooks";
import type { LawChange, LawFile, LawRenewal } from "../engine/report";
import { named } from "../state/files";
import { lawDays, renewal } from "../state/law";
import { overview, phase, removeFile, setLawDay } from "../state/session";
import { DayField } from "./day-field";
import { count, said, shortened, shown } from "./format";
import { Icon } from "./icons";
import { L, tableName } from "./law-words";
import { W } from "./words";
import "./law-files.css";

/** At the quay: the law that waits for reports. In a report: what needs the person. */
export function LawNotice() {
  const report = overview.value;
  if (report !== null) {
    const { files } = report.tidewaiter.law;
    return (
      <>
        <Refused of={files.filter(({ used }) => !used)} />
        <Assumed of={files.filter(({ used, day_assumed }) => used && day_assumed)} />
      </>
    );
  }
  const waiting = phase.value === "quay" ? renewal.value : null;
  if (!waiting || waiting.files.length === 0) return null;
  const used = waiting.files.some((file) => file.used);
  return (
    <section
      class={used ? "notice law-notice" : "notice notice-fault law-notice"}
      id="law-notice"
      aria-labelledby="law-notice-head"
    >
      <div class="notice-text">
        <h2 id="law-notice-head">{used ? L.renewed : L.unchanged}</h2>
        <p>{used ? L.waits : L.stays}</p>
        <LawFiles of={waiting} />
      </div>
    </section>
  );
}

function Refused({ of }: { of: readonly LawFile[] }) {
  return of.length > 0 ? (
    <div class="notice notice-fault" role="alert" id="law-refused">
      <span class="failure">
        <Icon name="error" />
      </span>
      <div class="notice-text">
        {of.map(({ name, message }) => (
          <p key={name}>
            <strong>{shortened(name, 60)}</strong> {told(message)}
          </p>
        ))}
        <p>{L.stays}</p>
      </div>
    </div>
  ) : null;
}

/** An edition whose day nobody told: figures rest on it. */
function Assumed({ of }: { of: readonly LawFile[] }) {
  return of.length > 0 ? (
    <div class="notice notice-sample" id="law-assumed">
      <span class="exposure">
        <Icon name="warning" />
      </span>
      <p class="notice-text">
        {of.map(({ name, day }) => (
          <span key={name}>
            <strong>{shortened(name, 60)}</strong> {L.takenAs(day ?? "")}{" "}
          </span>
        ))}
        <a href="#law">{L.tell}</a>
      </p>
    </div>
  ) : null;
}

/** A message of the core, with quotes for its code marks and groups in its first number. */
function told(message: string): string {
  return shown(message)
    .replace(/`([^`]*)`/g, "“$1”")
    .replace(/^\d+(?= )/, (digits) => count(Number(digits)));
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
      {files.some(({ used }) => used) ? (
        <>
          <h3>{L.changes}</h3>
          {changes.length === 0 ? <p>{L.nothing}</p> : null}
          <ul class="law-list">
            {changes.map((change) => (
              <li key={change.table}>
                <Change of={change} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
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
        <span class={used ? "pill pill-refund" : "pill pill-failure"}>
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
      <p class="small">{told(message)}</p>
      <p class="mono quiet small hash">SHA-256 {sha256}</p>
      {kind === "hts_export" && file.day ? <Day file={file} day={file.day} /> : null}
    </>
  );
}

/** The file does not say on which day its edition was in force: the person does. */
function Day({ file: { name, day_assumed }, day }: { file: LawFile; day: string }) {
  const id = useId();
  return (
    <p class="law-day">
      <label for={id}>
        {L.inForce}
        <span class="sr"> ({L.day(name)})</span>
      </label>
      <DayField
        id={id}
        value={lawDays.value[name] ?? day}
        onDay={(told) => setLawDay(name, told)}
      />
      {day_assumed ? (
        <span class="exposure small">
          <Icon name="warning" /> {L.assumed}
        </span>
      ) : null}
    </p>
  );
}

function Change({ of: { table, added, removed, changed, examples } }: { of: LawChange }) {
  const more = added + removed + changed - examples.length;
  return (
    <details>
      <summary>
        <strong>{tableName(table)}</strong>: {L.counts(added, removed, changed)}
      </summary>
      <ul class="law-examples">
        {examples.map(({ key, before, after }) => (
          <li key={`${key} ${before === null} ${after === null}`}>
            <span class="mono">{key}</span>
            {before === null ? null : (
              <span class="law-was">
                <em>{after === null ? L.gone : L.was}:</em> {said(before)}
              </span>
            )}
            {after === null ? null : (
              <span class="law-was">
                <em>{before === null ? L.isNew : L.becomes}:</em> {said(after)}
              </span>
            )}
          </li>
        ))}
        {more > 0 ? <li class="quiet">{L.more(more)}</li> : null}
      </ul>
    </details>
  );
}
