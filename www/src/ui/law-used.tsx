// The law in use: every table, its version, the day it was read.

import type { Overview } from "../engine/report";
import { TableFrame } from "./table";
import { W } from "./words";
import { confidence } from "./law-ref";

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
      <TableFrame label={W.law.title}>
        <thead>
          <tr>
            <th scope="col">{W.law.table}</th>
            <th scope="col">{W.law.readOn}</th>
            <th scope="col">{W.law.confidence}</th>
          </tr>
        </thead>
        <tbody>
          {law.tables.map((table) => (
            <tr key={table.name}>
              <th scope="row">{table.name}</th>
              <td>{table.read_on ?? W.none}</td>
              <td>{table.confidence ? confidence(table.confidence) : W.none}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}
