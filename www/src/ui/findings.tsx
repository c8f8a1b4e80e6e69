// Findings: totals by area and check, then the list with filter and search; one press to the cell.

import { useEffect, useState } from "preact/hooks";
import type { CheckTotal, FindingQuery, FindingRow, Overview } from "../engine/report";
import { printing } from "../state/panels";
import { edition, engine } from "../state/session";
import { Money } from "./amount";
import { ChecksNotRun, ChecksRan } from "./checks";
import { FindingDrawer } from "./finding";
import { count, shortened, shown, words } from "./format";
import { Grid, shownOf } from "./grid";
import { SeverityMark } from "./severity";
import { TableFrame } from "./table";
import { W } from "./words";
import "./findings.css";

interface Filter {
  readonly area: string;
  readonly code: string;
  readonly text: string;
}

const EVERYTHING: Filter = { area: "", code: "", text: "" };

export function Findings({ report }: { report: Overview }) {
  const [filter, setFilter] = useState(EVERYTHING);
  const { total } = report.findings;
  return (
    <section class="card" id="findings" aria-labelledby="findings-head">
      <div class="card-head">
        <h2 id="findings-head">{total === 0 ? W.findings.none : W.findings.title}</h2>
        {total > 0 ? <span class="quiet small">{count(total)}</span> : null}
      </div>
      {total === 0 ? (
        <ChecksRan checks={report.checks} />
      ) : (
        <>
          <Totals report={report} filter={filter} onFilter={setFilter} />
          <List report={report} filter={filter} onFilter={setFilter} />
        </>
      )}
      <ChecksNotRun checks={report.checks} />
    </section>
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
    <TableFrame label={W.findings.title}>
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

function List({ report, filter, onFilter }: FilterProps) {
  const [open, setOpen] = useState<{ index: number; row: FindingRow } | null>(null);
  const [total, setTotal] = useState(report.findings.total);
  const query = useQuery(filter);
  const fetchPage = (from: number, size: number) =>
    engine.call("findings", { ...query, from, count: size });
  const version = `${edition.value} ${JSON.stringify(query)}`;
  const step = async (to: number) => {
    const page = await fetchPage(to, 1);
    const row = page.rows[0];
    if (row) setOpen({ index: to, row });
  };
  return (
    <>
      <Toolbar report={report} filter={filter} onFilter={onFilter} total={total} />
      {printing.value ? (
        <PrintedList fetchPage={fetchPage} />
      ) : (
        <Grid
          label={W.findings.listLabel}
          class="grid-findings"
          version={version}
          fetchPage={fetchPage}
          onOpen={(index, row) => setOpen({ index, row })}
          onTotal={setTotal}
          none={W.findings.noMatch}
          columns={COLUMNS}
        />
      )}
      {open ? (
        <FindingDrawer
          finding={open.row}
          index={open.index}
          total={total}
          onStep={(to) => void step(to)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

/** What is asked of the core; typing is waited out. */
function useQuery({ area, code, text }: Filter): Omit<FindingQuery, "from" | "count"> {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === "" ? 0 : 150);
    return () => clearTimeout(timer);
  }, [text]);
  return {
    ...(area ? { area } : {}),
    ...(code ? { code } : {}),
    ...(settled ? { text: settled } : {}),
  };
}

const COLUMNS = [
  {
    name: "severity",
    head: W.findings.severity,
    cell: (row: FindingRow) => <SeverityMark of={row.severity} />,
  },
  {
    name: "what",
    head: W.findings.what,
    cell: (row: FindingRow) => <span class="two-lines">{shown(row.what)}</span>,
  },
  {
    name: "where",
    head: W.findings.where,
    cell: (row: FindingRow) => <Where of={row} />,
  },
  {
    name: "money",
    head: W.findings.money,
    class: "num",
    cell: (row: FindingRow) => <Sums of={row} />,
  },
  {
    name: "deadline",
    head: W.findings.deadline,
    cell: (row: FindingRow) => row.deadline ?? <span class="quiet">{W.none}</span>,
  },
];

function Where({ of }: { of: FindingRow }) {
  const place = of.places[0];
  if (!place) return <span class="quiet">{W.none}</span>;
  return (
    <>
      <span class="cut">{shortened(place.file, 48)}</span>
      <span class="sub cut">
        {W.cell.row} {count(place.row)}
        {place.cell ? `, ${place.cell}` : ""} {place.column ? shown(place.column) : ""}
      </span>
    </>
  );
}

function Sums({ of: { amount } }: { of: FindingRow }) {
  if (amount.owed === null && amount.back === null) return <Money of={null} />;
  return (
    <>
      {amount.owed === null ? null : (
        <span class="cut">
          <Money of={amount.owed} tone="exposure" /> <span class="quiet small">owed</span>
        </span>
      )}
      {amount.back === null ? null : (
        <span class="cut">
          <Money of={amount.back} tone="refund" /> <span class="quiet small">back</span>
        </span>
      )}
    </>
  );
}

function Toolbar({ report, filter, onFilter, total }: FilterProps & { total: number }) {
  const { by_area, by_check } = report.findings;
  const isAll = filter.area === "" && filter.code === "" && filter.text === "";
  const checks = by_check.filter(({ area }) => filter.area === "" || area === filter.area);
  return (
    <div class="toolbar">
      <label>
        {W.findings.area}
        <select
          class="field"
          value={filter.area}
          onChange={(event) => onFilter({ ...filter, area: event.currentTarget.value, code: "" })}
        >
          <option value="">{W.findings.all}</option>
          {by_area.map(({ area }) => (
            <option key={area} value={area}>
              {areaName(area)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {W.findings.check}
        <select
          class="field"
          value={filter.code}
          onChange={(event) => onFilter({ ...filter, code: event.currentTarget.value })}
        >
          <option value="">{W.findings.anyCheck}</option>
          {checks.map(({ code, name }) => (
            <option key={code} value={code}>
              {words(name)}
            </option>
          ))}
        </select>
      </label>
      <label class="grow">
        {W.findings.search}
        <input
          class="field"
          type="search"
          value={filter.text}
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      {isAll ? null : (
        <button type="button" class="button" onClick={() => onFilter(EVERYTHING)}>
          {W.findings.clear}
        </button>
      )}
      <output>{W.findings.shown(shownOf(total, report.findings.total))}</output>
    </div>
  );
}

/** For paper: the first rows as plain text, and where the rest is. */
function PrintedList({
  fetchPage,
}: {
  fetchPage: (
    from: number,
    count: number,
  ) => Promise<{ rows: readonly FindingRow[]; total: number }>;
}) {
  const [page, setPage] = useState<{ rows: readonly FindingRow[]; total: number } | null>(null);
  useEffect(() => {
    void fetchPage(0, 200).then(setPage);
  }, []);
  if (!page) return null;
  return (
    <>
      <ol class="printed">
        {page.rows.map((row, i) => (
          <li key={i}>
            <SeverityMark of={row.severity} /> {shown(row.what)} <Where of={row} />{" "}
            <Sums of={row} />
          </li>
        ))}
      </ol>
      {page.total > page.rows.length ? (
        <p>{W.findings.printedRest(count(page.rows.length), count(page.total))}</p>
      ) : null}
    </>
  );
}

function areaName(area: string): string {
  return W.areas[area] ?? words(area);
}
