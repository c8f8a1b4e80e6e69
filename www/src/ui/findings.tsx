// Findings: by cause first, with chips, filter and search; then their totals by area and check, and what
// the checks could not look at.

import { useState } from "preact/hooks";
import type { CheckTotal, Overview } from "../engine/report";
import { Money } from "./amount";
import { Causes } from "./causes";
import { ChecksNotRun, ChecksRan } from "./checks";
import {
  areaName,
  Chips,
  EVERYTHING,
  type Filter,
  Toolbar,
  useQuery,
  type View,
} from "./finding-filter";
import { FindingList } from "./finding-list";
import { count, words } from "./format";
import { shownOf } from "./grid";
import { hasEntries } from "./no-claim";
import { P } from "./picture-words";
import { SeverityMark } from "./severity";
import { TableFrame } from "./table";
import { W } from "./words";
import "./findings.css";

export function Findings({ report }: { report: Overview }) {
  const { total } = report.findings;
  const nothing = total === 0 && !hasEntries(report);
  const none = nothing ? P.causes.nothing : W.findings.none;
  return (
    <section class="card" id="findings" aria-labelledby="findings-head">
      <div class="card-head">
        <h2 id="findings-head">{total === 0 ? none : W.findings.title}</h2>
        {total > 0 ? <span class="quiet small">{count(total)}</span> : null}
      </div>
      {total > 0 ? (
        <Found report={report} />
      ) : nothing ? (
        <p>{P.causes.nothingWhy}</p>
      ) : (
        <ChecksRan checks={report.checks} />
      )}
      {nothing ? null : <ChecksNotRun checks={report.checks} />}
    </section>
  );
}

function Found({ report }: { report: Overview }) {
  const [filter, setFilter] = useState(EVERYTHING);
  const [view, setView] = useState<View>("causes");
  // Not known until the list has answered.
  const [total, setTotal] = useState<number | null>(null);
  const query = useQuery(filter);
  const choose = (wanted: Filter) => {
    setFilter(wanted);
    document.getElementById("findings")?.scrollIntoView();
  };
  const shown =
    total === null
      ? ""
      : view === "causes"
        ? P.causes.shown(count(total), total)
        : W.findings.shown(shownOf(total, report.findings.total));
  return (
    <>
      <Chips report={report} filter={filter} onFilter={setFilter} />
      <Toolbar
        report={report}
        filter={filter}
        onFilter={setFilter}
        view={view}
        onView={(wanted) => {
          // The view that is shown already has told its total and does not tell it again.
          if (wanted === view) return;
          setTotal(null);
          setView(wanted);
        }}
        shown={shown}
      />
      {view === "causes" ? (
        <Causes query={query} onTotal={setTotal} />
      ) : (
        <FindingList label={W.findings.listLabel} query={query} onTotal={setTotal} />
      )}
      <details class="totals">
        <summary>{P.causes.totals}</summary>
        <Totals report={report} filter={filter} onFilter={choose} />
      </details>
    </>
  );
}

interface FilterProps {
  readonly report: Overview;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function Totals({ report, filter, onFilter }: FilterProps) {
  const { by_area, by_check } = report.findings;
  const choose = (area: string, code: string) =>
    onFilter(filter.area === area && filter.code === code ? EVERYTHING : { area, code, text: "" });
  return (
    <TableFrame label={P.causes.totals}>
      <thead>
        <tr>
          <th scope="col">{W.findings.check}</th>
          <th scope="col">{W.findings.severity}</th>
          <th scope="col" class="spare">
            {W.findings.code}
          </th>
          <th scope="col" class="num">
            {W.findings.total}
          </th>
          <th scope="col" class="num">
            {W.findings.owed}
          </th>
          <th scope="col" class="num">
            {W.findings.back}
          </th>
        </tr>
      </thead>
      {by_area.map(({ area, total, owed, back }) => (
        <tbody key={area}>
          <tr class="group">
            <th scope="rowgroup" colSpan={2}>
              <Choice
                label={areaName(area)}
                on={filter.area === area && filter.code === ""}
                onPress={() => choose(area, "")}
              />
            </th>
            <td class="spare" />
            <td class="num">{count(total)}</td>
            <td class="num">
              <Money of={owed} tone="exposure" />
            </td>
            <td class="num">
              <Money of={back} tone="refund" />
            </td>
          </tr>
          {by_check
            .filter((check) => check.area === area)
            .map((check) => (
              <CheckRow
                key={check.code}
                check={check}
                on={filter.code === check.code}
                onPress={() => choose(area, check.code)}
              />
            ))}
        </tbody>
      ))}
    </TableFrame>
  );
}

function CheckRow(props: { check: CheckTotal; on: boolean; onPress: () => void }) {
  const { code, name, severity, total, owed, back } = props.check;
  return (
    <tr>
      <th scope="row">
        <Choice label={words(name)} on={props.on} onPress={props.onPress} />
      </th>
      <td>
        <SeverityMark of={severity} />
      </td>
      <td class="mono quiet spare">{code}</td>
      <td class="num">{count(total)}</td>
      <td class="num">
        <Money of={owed} tone="exposure" />
      </td>
      <td class="num">
        <Money of={back} tone="refund" />
      </td>
    </tr>
  );
}

function Choice({ label, on, onPress }: { label: string; on: boolean; onPress: () => void }) {
  return (
    <button type="button" class="link choose" aria-pressed={on} onClick={onPress}>
      {label}
    </button>
  );
}
