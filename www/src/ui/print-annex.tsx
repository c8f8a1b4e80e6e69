// The annex of the printed report: everything that page one rests on.

import type { ComponentChildren } from "preact";
import { estimates } from "../engine/estimates";
import type { FileSummary, FindingRow, Overview } from "../engine/report";
import { options as changed } from "../state/session";
import { C } from "./confirm-words";
import { bytes, count, money, said, shown, words } from "./format";
import { tableName } from "./law-words";
import { FINDINGS, type PrintData } from "./print-data";
import { P } from "./print-words";
import { W } from "./words";

export function Annex({ report, data }: { report: Overview; data: PrintData }) {
  return (
    <div class="paper-annex">
      <Part head={P.files} note={P.filesNote} first>
        <Files report={report} />
      </Part>
      <Part head={P.options}>
        <Options report={report} />
      </Part>
      <Part head={P.law}>
        <Law report={report} />
      </Part>
      <div id="paper-before" />
      <Part head={P.findings}>
        <Findings report={report} data={data} />
      </Part>
      <div id="paper-after" />
      <Part head={P.aside}>
        <SetAside report={report} />
      </Part>
      <Part head={P.allConditions}>
        <h3>{P.rests}</h3>
        <Texts of={report.verdict.rests_on} />
        <h3>{P.conditions}</h3>
        <Texts of={report.assumptions} />
        <h3>{P.unknown}</h3>
        <Texts of={report.unknown} />
        <h3>{P.dates}</h3>
        <Texts
          of={data.dates.map(({ date, what, amount }) =>
            [date, what, money(amount)].filter((part) => part !== null).join(", "),
          )}
        />
      </Part>
      <Part head={P.lawUsed}>
        <Rules data={data} />
      </Part>
    </div>
  );
}

interface PartProps {
  readonly head: string;
  readonly note?: string;
  readonly first?: boolean;
  readonly children: ComponentChildren;
}

function Part({ head, note, first = false, children }: PartProps) {
  return (
    <section class="paper-part">
      {first ? <h2 class="paper-annex-head">{P.annex}</h2> : null}
      <h2>{head}</h2>
      {note ? <p class="paper-note">{note}</p> : null}
      {children}
    </section>
  );
}

function Texts({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <p>{P.nothing}</p>;
  return (
    <ul>
      {of.map((text) => (
        <li key={text}>{shown(text)}</li>
      ))}
    </ul>
  );
}

function Files({ report: { files } }: { report: Overview }) {
  return (
    <table class="paper-table">
      <thead>
        <tr>
          <th>{W.files.file}</th>
          <th>{W.files.status}</th>
          <th class="num">{W.files.read}</th>
          <th class="num">{W.files.used}</th>
          <th class="num">{W.files.aside}</th>
          <th class="num">{W.files.other}</th>
        </tr>
      </thead>
      {files.map((file) => (
        <tbody key={`${file.name} ${file.sheet}`} class="paper-keep">
          <tr>
            <td>
              <strong>{shown(file.name)}</strong>
              <span class="sub">
                {file.layout ?? ""}
                {file.sheet ? `, ${W.cell.sheet(file.sheet)}` : ""}, {bytes(file.bytes)}
              </span>
            </td>
            <td>{W.fileStatus[file.status]}</td>
            <td class="num">{count(file.rows.read)}</td>
            <td class="num">{count(file.rows.used)}</td>
            <td class="num">{count(file.rows.set_aside)}</td>
            <td class="num">{count(file.rows.other)}</td>
          </tr>
          <tr class="paper-hash">
            <td colSpan={6}>
              {W.files.sha} <span class="mono">{file.sha256 ?? P.notKnown}</span>
              <Mapped file={file} />
              {file.message ? <span class="sub">{shown(file.message)}</span> : null}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

/** Which column was taken for what. */
function Mapped({ file: { mapping, layout, status } }: { file: FileSummary }) {
  if (status === "refused") return null;
  const { columns, unused, header_row } = mapping;
  const used = columns.map(({ letters, column, field }) =>
    column === field ? `${letters} ${shown(column)}` : `${letters} ${shown(column)} (${field})`,
  );
  return (
    <span class="sub">
      {C.mapping}: {layout ?? P.notKnown}; {W.files.headerRow} {count(header_row)};{" "}
      {used.join(", ")}
      {unused.length > 0 ? `; ${W.files.notUsed}: ${unused.map(shown).join(", ")}` : ""}
    </span>
  );
}

function Options({ report }: { report: Overview }) {
  const all = Object.entries((report.options ?? {}) as Record<string, string | null>);
  const differing = Object.entries(changed.value);
  return (
    <>
      <h3>{P.changed}</h3>
      {differing.length === 0 ? <p>{P.unchanged}</p> : <Pairs of={differing} />}
      <h3>{P.all}</h3>
      <Pairs of={all.map(([key, value]) => [key, value ?? W.none])} />
    </>
  );
}

function Pairs({ of }: { of: readonly (readonly [string, string])[] }) {
  return (
    <dl class="paper-pairs">
      {of.map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Law({ report: { tidewaiter } }: { report: Overview }) {
  const { law, version } = tidewaiter;
  return (
    <>
      <p>
        Tidewaiter {version}; {W.law.hash} <span class="mono">{law.hash}</span>
      </p>
      {law.files.map(({ name, sha256, message }) => (
        <p key={name}>
          {name}: {message} <span class="mono">SHA-256 {sha256}</span>
        </p>
      ))}
      <h3>{P.lawTables}</h3>
      <table class="paper-table">
        <tbody>
          {law.tables.map(({ name, read_on, rows, source }) => (
            <tr key={name}>
              <td>{tableName(name)}</td>
              <td class="keep">{read_on ?? P.notKnown}</td>
              <td class="num">{count(rows)}</td>
              <td>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Findings({ report, data }: { report: Overview; data: PrintData }) {
  const { total } = report.findings;
  const some = data.findings.length;
  const silent = report.checks.filter(({ ran }) => !ran);
  return (
    <>
      <p class="paper-note">
        {total === 0
          ? P.noFindings
          : some < total
            ? P.findingsCapped(count(Math.min(some, FINDINGS)), count(total))
            : P.findingsAll(total, count(total))}
      </p>
      {total > 0 ? (
        <table class="paper-table paper-findings">
          <thead>
            <tr>
              <th class="num">#</th>
              <th>{W.findings.what}</th>
              <th>{P.where}</th>
              <th class="num">{P.owedShort}</th>
              <th class="num">{P.backShort}</th>
              <th>{P.until}</th>
            </tr>
          </thead>
          <tbody>
            {data.findings.map((row, i) => (
              <Finding key={i} n={i + 1} of={row} />
            ))}
          </tbody>
        </table>
      ) : null}
      {silent.length > 0 ? (
        <>
          <h3>{P.checks}</h3>
          <ul>
            {silent.map(({ code, name, needs }) => (
              <li key={code}>
                {words(name)}:{" "}
                {needs.map(({ column, report: from }) => `${column} (${from})`).join("; ")}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Finding({ n, of }: { n: number; of: FindingRow }) {
  const place = of.places[0];
  return (
    <tr>
      <td class="num">{count(n)}</td>
      <td>
        {W.severity[of.severity]}: {said(of.what)}
        <span class="sub">
          {P.todo}: {said(of.action)}
        </span>
      </td>
      <td>
        {place ? (
          <>
            {shown(place.file)}
            <span class="sub">
              {W.cell.row} {count(place.row)}
              {place.cell ? `, ${place.cell}` : ""} {place.column ? shown(place.column) : ""}
            </span>
          </>
        ) : (
          W.none
        )}
      </td>
      <td class="num">{money(of.amount.owed)}</td>
      <td class="num">{money(of.amount.back)}</td>
      <td class="keep">{of.deadline}</td>
    </tr>
  );
}

/** Rows that were not used, and what cannot be claimed. */
function SetAside({ report }: { report: Overview }) {
  const groups = [
    ...report.files.flatMap((file) =>
      file.set_aside.map(({ reason, rows, amount }) => ({
        where: shown(file.name),
        text: reason,
        lines: rows,
        amount,
        basis: P.readOnRows,
      })),
    ),
    ...estimates(report).flatMap(({ importer, ineligible }) =>
      ineligible.map(({ text, cite, measures, lines, amount }) => ({
        where: importer ?? "",
        text,
        lines,
        amount,
        basis: `${measures}; ${cite}`,
      })),
    ),
  ];
  if (groups.length === 0) return <p>{P.nothing}</p>;
  return (
    <table class="paper-table">
      <thead>
        <tr>
          <th>{W.aside.reason}</th>
          <th class="num">{W.aside.lines}</th>
          <th class="num">{W.aside.amount}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ where, text, lines, amount, basis }, i) => (
          <tr key={i}>
            <td>
              {shown(text)}
              <span class="sub">{[where, basis].filter((part) => part !== "").join("; ")}</span>
            </td>
            <td class="num">{count(lines)}</td>
            <td class="num">{money(amount) ?? P.notKnown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules({ data: { rules, named } }: { data: PrintData }) {
  return (
    <>
      {rules.length < named ? (
        <p class="paper-note">{P.lawCapped(count(rules.length), count(named))}</p>
      ) : null}
      <dl class="paper-rules">
        {rules.map(({ cite, law }) => (
          <div key={cite}>
            <dt>{cite}</dt>
            {law ? (
              <dd>
                {law.rule}{" "}
                <span class="sub">
                  {W.law.readOn} {law.read_on ?? P.notKnown}; {W.law.confidence}:{" "}
                  {law.confidence ?? W.none}
                </span>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </>
  );
}
