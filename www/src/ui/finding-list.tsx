// Findings one by one; a press opens one with its cells.

import { useState } from "preact/hooks";
import type { FindingQuery, FindingRow } from "../engine/report";
import { edition, engine } from "../state/session";
import { Money } from "./amount";
import { FindingDrawer } from "./finding";
import { count, said, shortened, shown } from "./format";
import { Grid } from "./grid";
import { SeverityMark } from "./severity";
import { W } from "./words";

export type FindingFilter = Omit<FindingQuery, "from" | "count">;

interface Props {
  readonly label: string;
  readonly query: FindingFilter;
  readonly onTotal: (total: number) => void;
}

const ask = (query: FindingFilter) => (from: number, size: number) =>
  engine.call("findings", { ...query, from, count: size });

export function FindingList({ label, query, onTotal }: Props) {
  const [open, setOpen] = useState<{ index: number; row: FindingRow } | null>(null);
  const [total, setTotal] = useState(0);
  const fetchPage = ask(query);
  return (
    <>
      <Grid
        label={label}
        class="grid-findings"
        version={`${edition.value} ${JSON.stringify(query)}`}
        fetchPage={fetchPage}
        onOpen={(index, row) => setOpen({ index, row })}
        onTotal={(all) => {
          setTotal(all);
          onTotal(all);
        }}
        none={W.findings.noMatch}
        columns={COLUMNS}
      />
      {open ? (
        <OpenFinding query={query} first={open} total={total} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

interface OpenProps {
  readonly query: FindingFilter;
  readonly first: { readonly index: number; readonly row: FindingRow };
  readonly total: number;
  readonly onClose: () => void;
}

/** A finding, and the ones before and after it in the same list. */
export function OpenFinding({ query, first, total, onClose }: OpenProps) {
  const [at, setAt] = useState(first);
  const step = async (to: number) => {
    const page = await ask(query)(to, 1);
    const row = page.rows[0];
    if (row) setAt({ index: to, row });
  };
  return (
    <FindingDrawer
      finding={at.row}
      index={at.index}
      total={total}
      onStep={(to) => void step(to)}
      onClose={onClose}
    />
  );
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
    cell: (row: FindingRow) => <span class="two-lines">{said(row.what)}</span>,
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
