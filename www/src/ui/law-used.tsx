// The law in use: every table, its version, the day it was read.

import type { Overview } from "../engine/report";
import { count } from "./format";
import { Icon } from "./icons";
import { LawFiles } from "./law-files";
import { L, tableName } from "./law-words";
import { TableFrame } from "./table";
import { W } from "./words";
import "./law-ref.css";

export function LawUsed({ report: { tidewaiter } }: { report: Overview }) {
  const { law, version } = tidewaiter;
  return (
    <section class="card" id="law" aria-labelledby="law-head">
      <h2 id="law-head">{W.law.title}</h2>
      <p class="card-lead">{W.law.lead}</p>
      <p class="file-facts">
        <span>
          {W.law.version} {version}
        </span>
        {law.newest ? (
          <span>
            {W.law.newest}: {law.newest}
          </span>
        ) : null}
        <span class="mono quiet hash">
          {W.law.hash} {law.hash}
        </span>
      </p>
      {law.warnings.length > 0 ? (
        <ul class="law-warnings" aria-label={W.law.beyond}>
          {law.warnings.map(({ text }) => (
            <li key={text}>
              <Icon name="warning" />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {law.files.length > 0 ? <LawFiles of={law} /> : null}
      <TableFrame label={W.law.title} cards>
        <thead>
          <tr>
            <th scope="col">{W.law.table}</th>
            <th scope="col">{W.law.readOn}</th>
            <th scope="col">{L.age}</th>
            <th scope="col" class="num">
              {W.law.rows}
            </th>
            <th scope="col">{W.law.source}</th>
          </tr>
        </thead>
        <tbody>
          {law.tables.map((table) => (
            <tr key={table.name}>
              <th scope="row">{tableName(table.name)}</th>
              <td class="keep" data-head={W.law.readOn}>
                {table.read_on ?? W.none}
              </td>
              <td data-head={L.age}>
                {table.age_days === null ? L.later : L.days(table.age_days)}
                {table.known_to ? <span class="sub">{L.knownTo(table.known_to)}</span> : null}
              </td>
              <td class="num" data-head={W.law.rows}>
                {count(table.rows)}
              </td>
              <td data-head={W.law.source}>{table.source}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}
