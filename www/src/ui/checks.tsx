// The checks themselves: which ran, and which could not, with what they would need.

import type { CheckRun } from "../engine/report";
import { shown, words } from "./format";
import { Icon } from "./icons";
import { P } from "./picture-words";
import { TableFrame } from "./table";
import { W } from "./words";
import "./causes.css";

export function ChecksRan({ checks }: { checks: readonly CheckRun[] }) {
  const ran = checks.filter((check) => check.ran);
  if (ran.length === 0) {
    return (
      <div class="notice">
        <Icon name="note" />
        <p class="notice-text">{P.causes.noneRan}</p>
      </div>
    );
  }
  return (
    <div class="clear">
      <p>{W.findings.noneWhat(ran.length)}</p>
      <ul class="clear-list">
        {ran.map(({ code, name }) => (
          <li key={code}>
            <span class="refund">
              <Icon name="check" />
            </span>
            <span>
              {words(name)} <span class="mono quiet">{code}</span>
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet">{P.causes.clearNote}</p>
    </div>
  );
}

export function ChecksNotRun({ checks }: { checks: readonly CheckRun[] }) {
  const missing = checks.filter((check) => !check.ran);
  if (missing.length === 0) return null;
  return (
    <div class="clear">
      <h3>
        <Icon name="note" /> {W.findings.notRun}
      </h3>
      <p class="quiet">{W.findings.notRunNote}</p>
      <TableFrame label={W.findings.notRun} cards>
        <thead>
          <tr>
            <th scope="col">{W.findings.check}</th>
            <th scope="col">{W.findings.code}</th>
            <th scope="col">{W.findings.notRunNeeds}</th>
            <th scope="col">{W.findings.notRunReport}</th>
          </tr>
        </thead>
        <tbody>
          {missing.map(({ code, name, needs }) => (
            <tr key={code}>
              <th scope="row">{words(name)}</th>
              <td class="mono quiet" data-head={W.findings.code}>
                {code}
              </td>
              <td data-head={W.findings.notRunNeeds}>
                {needs.map(({ column }) => shown(column)).join("; ")}
              </td>
              <td data-head={W.findings.notRunReport}>
                {[...new Set(needs.map(({ report }) => shown(report)))].join("; ")}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}
