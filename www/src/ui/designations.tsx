// Designated imports against claimed exports, and how each amount was reached.

import { useEffect, useRef, useState } from "preact/hooks";
import type { DesignationRow, TraceStep } from "../engine/report";
import { edition, engine } from "../state/session";
import { Money } from "./amount";
import { Drawer } from "./drawer";
import { count, decimal, shortened, tariff } from "./format";
import { Grid, shownOf } from "./grid";
import { Icon } from "./icons";
import { LawLink } from "./lookup-link";
import { Places } from "./places";
import { Trace } from "./trace";
import { W } from "./words";
import "./designations.css";

/** Which designations are listed; null is all. */
export interface Shown {
  readonly subheading: string | null;
  readonly importer: string | null;
}

interface Props {
  readonly shown: Shown;
  readonly onClose: () => void;
}

export function DesignationsDrawer({ shown, onClose }: Props) {
  const { subheading } = shown;
  const [chosen, setChosen] = useState<{ at: number; row: DesignationRow } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const back = () => {
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${chosen?.at}"]`);
    setChosen(null);
    // The list is shown again by then.
    requestAnimationFrame(() => row?.focus());
  };
  const title = subheading === null ? W.designations.title : W.designations.of(tariff(subheading));
  return (
    <Drawer title={title} onClose={onClose}>
      <div class="designations" hidden={chosen !== null} ref={list}>
        <List shown={shown} onOpen={(at, row) => setChosen({ at, row })} />
      </div>
      {chosen ? <One row={chosen.row} onBack={back} /> : null}
    </Drawer>
  );
}

function List(props: { shown: Shown; onOpen: (at: number, row: DesignationRow) => void }) {
  const { subheading, importer } = props.shown;
  const [text, setText] = useState("");
  const [total, setTotal] = useState(0);
  const query = {
    ...(subheading === null ? {} : { subheading }),
    ...(importer === null ? {} : { importer }),
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
        onOpen={props.onOpen}
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

/** The two rows a designation joins, as they stand in their files. */
function Rows({ row }: { row: DesignationRow }) {
  const whole = { sheet: null, column: null, cell: null, value: null };
  return (
    <>
      <section>
        <h3>{W.designations.importRow}</h3>
        <Places places={[{ ...row.import, ...whole }]} />
      </section>
      <section>
        <h3>{W.designations.exportRow}</h3>
        <Places places={[{ ...row.export, ...whole }]} />
      </section>
    </>
  );
}

function One({ row, onBack }: { row: DesignationRow; onBack: () => void }) {
  const { index } = row;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
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
        <button type="button" class="button" ref={button} onClick={onBack}>
          <Icon name="back" />
          {W.designations.title}
        </button>
      </p>
      <p class="finding-what">
        {decimal(row.quantity)} {row.unit ?? ""} · <span class="mono">{row.import.entry}</span>{" "}
        {W.designations.line(String(row.import.line))} →{" "}
        <span class="mono">{row.export.itn ?? row.export.file}</span>
        {row.subheading ? (
          <>
            {" · "}
            <LawLink of={row.subheading} from={row.import} />
          </>
        ) : null}
      </p>
      <Rows row={row} />
      <h3>{W.designations.trace}</h3>
      {steps === null ? (
        <p class="quiet">{W.designations.traceLoading}</p>
      ) : typeof steps === "string" ? (
        <p class="failure">{steps}</p>
      ) : (
        <Trace steps={steps} from={row.import} />
      )}
    </>
  );
}
