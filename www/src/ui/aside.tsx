// Everything that was not used, with its dollars, and what is not known.

import { estimates } from "../engine/estimates";
import type { FileSummary, Ineligible, Overview } from "../engine/report";
import { Money } from "./amount";
import { count, shortened, shown, words } from "./format";
import { Head } from "./heading";
import { LawRefs } from "./law-ref";
import { TableFrame } from "./table";
import { W } from "./words";

export function Aside({ report }: { report: Overview }) {
  const blocks = estimates(report).filter(({ ineligible }) => ineligible.length > 0);
  const rows = report.files.filter(({ set_aside }) => set_aside.length > 0);
  const empty = blocks.length === 0 && rows.length === 0;
  return (
    <section class="card" id="aside" aria-labelledby="aside-head">
      <h2 id="aside-head">{W.aside.title}</h2>
      {empty ? <p class="quiet">{W.aside.nothing}</p> : null}
      <div class="side-by-side">
        {blocks.map(({ importer, ineligible }) => (
          <IneligibleTable
            key={importer ?? ""}
            title={blocks.length > 1 ? `${W.aside.ineligible}: ${importer}` : W.aside.ineligible}
            rows={ineligible}
          />
        ))}
        {rows.length > 0 ? <RowsAside files={rows} /> : null}
        <Sentences title={W.aside.unknown} lines={report.unknown} />
        <Sentences title={W.aside.assumptions} lines={report.assumptions} />
      </div>
    </section>
  );
}

function reason(text: string): string {
  return /^[a-z0-9_]+$/.test(text) ? words(text) : shown(text);
}

interface TableProps {
  readonly title: string;
  readonly rows: readonly Ineligible[];
  /** Whether the title says already what the amounts are. */
  readonly measured?: boolean;
}

export function IneligibleTable({ title, rows, measured = false }: TableProps) {
  return (
    <div class="titled">
      <Head>{title}</Head>
      <TableFrame label={title}>
        <thead>
          <tr>
            <th scope="col">{W.aside.reason}</th>
            <th scope="col" class="num">
              {W.aside.lines}
            </th>
            <th scope="col" class="num">
              {W.aside.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.reason}>
              <th scope="row">
                {row.text ? shown(row.text) : reason(row.reason)}
                {measured ? null : <span class="sub">{shown(row.measures)}</span>}
                <LawRefs keys={[row.cite]} />
              </th>
              <td class="num">{count(row.lines)}</td>
              <td class="num">
                <Money of={row.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function RowsAside({ files }: { files: readonly FileSummary[] }) {
  return (
    <div>
      <h3>{W.aside.rows}</h3>
      <TableFrame label={W.aside.rows}>
        <thead>
          <tr>
            <th scope="col">{W.aside.reason}</th>
            <th scope="col" class="num">
              {W.aside.count}
            </th>
            <th scope="col" class="num">
              {W.aside.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {files.flatMap(({ name, set_aside }) =>
            set_aside.map((row) => (
              <tr key={`${name} ${row.reason}`}>
                <th scope="row">
                  {reason(row.reason)}
                  <span class="sub">{shortened(name, 60)}</span>
                </th>
                <td class="num">{count(row.rows)}</td>
                <td class="num">
                  <Money of={row.amount} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </TableFrame>
    </div>
  );
}

function Sentences({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{shown(line)}</li>
        ))}
      </ul>
    </div>
  );
}
