// Designated imports against claimed exports, and how each amount was reached.

import { useEffect, useState } from "preact/hooks";
import type { DesignationRow, TraceStep } from "../engine/report";
import { edition, engine } from "../state/session";
import { Money } from "./amount";
import { Drawer } from "./drawer";
import { count, decimal, shortened, tariff } from "./format";
import { Grid, shownOf } from "./grid";
import { Icon } from "./icons";
import { Trace } from "./trace";
import { W } from "./words";
import "./designations.css";

interface Props {
  readonly subheading: string | null;
  readonly onClose: () => void;
}

export function DesignationsDrawer({ subheading, onClose }: Props) {
  const [chosen, setChosen] = useState<{ index: number; row: DesignationRow } | null>(null);
  const title =
    subheading === null ? W.designations.title : W.designations.of(tariff(subheading));
  return (
    <Drawer title={title} onClose={onClose}>
      <div hidden={chosen !== null}>
        <List subheading={subheading} onOpen={(index, row) => setChosen({ index, row })} />
      </div>
      {chosen ? <One index={chosen.index} row={chosen.row} onBack={() => setChosen(null)} /> : null}
    </Drawer>
  );
}

function List(props: {
  subheading: string | null;
  onOpen: (index: number, row: DesignationRow) => void;
}) {
  const [text, setText] = useState("");
  const [total, setTotal] = useState(0);
  const query = {
    ...(props.subheading === null ? {} : { subheading: props.subheading }),
    ...(text === "" ? {} : { text }),
  };
  return (
    <>
      <div class="toolbar">
        <label class="grow">
          {W.designations.search}
          <input
            class="field"
            type="search"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <output>{W.findings.shown(shownOf(total, total))}</output>
      </div>
      <Grid
        label={W.designations.listLabel}
        class="grid-designations"
        version={`${edition.value} ${JSON.stringify(query)}`}
        fetchPage={(from, size) => engine.call("designations", { ...query, from, count: size })}
        onTotal={setTotal}
        onOpen={(index, row) => props.onOpen(row.index ?? index, row)}
        none={W.designations.none}
        columns={COLUMNS}
      />
    </>
  );
}

const COLUMNS = [
  {
    name: "import",
    head: W.designations.import,
    cell: (row: DesignationRow) => (
      <>
        <span class="cut mono">{row.import.entry}</span>
        <span class="sub cut">{W.designations.line(String(row.import.line))}</span>
      </>
    ),
  },
  {
    name: "export",
    head: W.designations.export,
    cell: (row: DesignationRow) => (
      <>
        <span class="cut mono">{row.export.itn ?? shortened(row.export.file, 24)}</span>
        <span class="sub cut">
          {W.cell.row} {count(row.export.row)}
        </span>
      </>
    ),
  },
  {
    name: "quantity",
    head: W.designations.quantity,
    class: "num",
    cell: (row: DesignationRow) => (
      <>
        {decimal(row.quantity)} <span class="quiet small">{row.unit ?? ""}</span>
      </>
    ),
  },
  {
    name: "amount",
    head: W.designations.amount,
    class: "num",
    cell: (row: DesignationRow) => <Money of={row.amount} tone="refund" />,
  },
];

function One({ index, row, onBack }: { index: number; row: DesignationRow; onBack: () => void }) {
  const [steps, setSteps] = useState<readonly TraceStep[] | string | null>(null);
  useEffect(() => {
    let wanted = true;
    engine.call("trace", index).then(
      (found) => wanted && setSteps(found),
      (error) => wanted && setSteps(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      wanted = false;
    };
  }, [index]);
  return (
    <>
      <p>
        <button type="button" class="button" onClick={onBack}>
          <Icon name="back" />
          {W.designations.title}
        </button>
      </p>
      <p class="finding-what">
        {decimal(row.quantity)} {row.unit ?? ""} · <span class="mono">{row.import.entry}</span>{" "}
        {W.designations.line(String(row.import.line))} →{" "}
        <span class="mono">{row.export.itn ?? row.export.file}</span>
      </p>
      <h3>{W.designations.trace}</h3>
      {steps === null ? (
        <p class="quiet">{W.designations.traceLoading}</p>
      ) : typeof steps === "string" ? (
        <p class="failure">{steps}</p>
      ) : (
        <Trace steps={steps} />
      )}
    </>
  );
}
