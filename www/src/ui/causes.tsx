// Findings by cause, in the core's order: most money, then least time left, then the gravest. A cause
// opens its findings; a cause of one opens the finding itself.

import { useEffect, useRef, useState } from "preact/hooks";
import type { CauseQuery, CauseRow, FindingRow, Text } from "../engine/report";
import { edition, engine } from "../state/session";
import { Money } from "./amount";
import { type FindingFilter, FindingList, OpenFinding } from "./finding-list";
import { count, dayWithWeekday, money, said, shown, words } from "./format";
import { Grid } from "./grid";
import { Head } from "./heading";
import { Icon } from "./icons";
import { WithLinks } from "./lookup-link";
import { P } from "./picture-words";
import { SeverityMark } from "./severity";
import { W } from "./words";
import "./causes.css";

const C = P.causes;

interface Props {
  readonly query: Omit<CauseQuery, "from" | "count">;
  readonly onTotal: (total: number) => void;
}

/** The findings of a cause, of those that match the words searched for. */
function queryOf({ code, cause }: CauseRow, text: string | undefined): FindingFilter {
  return { code, cause: cause ?? "", ...(text ? { text } : {}) };
}

interface Opened {
  readonly at: number;
  readonly cause: CauseRow;
  /** The only finding of the cause, which is shown at once. */
  readonly only?: FindingRow;
}

export function Causes({ query, onTotal }: Props) {
  const [open, setOpen] = useState<Opened | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const version = `${edition.value} ${JSON.stringify(query)}`;
  useEffect(() => setOpen(null), [version]);

  const press = async (at: number, cause: CauseRow) => {
    if (cause.total !== 1) return setOpen({ at, cause });
    const { rows } = await engine.call("findings", {
      ...queryOf(cause, query.text),
      from: 0,
      count: 1,
    });
    setOpen(rows[0] ? { at, cause, only: rows[0] } : { at, cause });
  };
  const back = () => {
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${open?.at}"]`);
    setOpen(null);
    // The list is shown again by then.
    requestAnimationFrame(() => row?.focus());
  };
  const inside = open && !open.only ? open : null;
  return (
    <>
      <div hidden={inside !== null} ref={list}>
        <Grid
          label={C.listLabel}
          class="grid-causes"
          version={version}
          fetchPage={(from, size) => engine.call("causes", { ...query, from, count: size })}
          onOpen={(at, cause) => void press(at, cause)}
          onTotal={onTotal}
          none={W.findings.noMatch}
          columns={COLUMNS}
        />
      </div>
      {inside ? <OneCause cause={inside.cause} text={query.text} onBack={back} /> : null}
      {open?.only ? (
        <OpenFinding
          query={queryOf(open.cause, query.text)}
          first={{ index: 0, row: open.only }}
          total={1}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

/** A sum; where the heads of the columns are not seen its word stands beside it. */
function Sum({ of, tone, word }: { of: Text; tone: "refund" | "exposure"; word: string }) {
  return (
    <span class={of === null ? "wide-only-cell" : undefined}>
      <Money of={of} tone={tone} />
      {of === null ? null : <span class="unit-word quiet small"> {word}</span>}
    </span>
  );
}

function titleOf({ name, cause }: CauseRow): string {
  return cause ? `${words(name)}: ${said(cause)}` : words(name);
}

const COLUMNS = [
  {
    name: "severity",
    head: W.findings.severity,
    cell: (row: CauseRow) => <SeverityMark of={row.severity} />,
  },
  {
    name: "what",
    head: C.cause,
    cell: (row: CauseRow) => (
      <>
        <strong class="cut">{titleOf(row)}</strong>
        <span class="sub cut">{said(row.what)}</span>
      </>
    ),
  },
  {
    name: "count",
    head: C.count,
    class: "num",
    cell: (row: CauseRow) => (
      <>
        {count(row.total)} <span class="unit-word quiet small">{C.countWord(row.total)}</span>
      </>
    ),
  },
  {
    name: "owed",
    head: C.owed,
    class: "num",
    cell: (row: CauseRow) => (
      <>
        <Sum of={row.owed} tone="exposure" word="owed" />
      </>
    ),
  },
  {
    name: "back",
    head: C.back,
    class: "num",
    cell: (row: CauseRow) => (
      <>
        <Sum of={row.back} tone="refund" word="back" />
      </>
    ),
  },
  {
    name: "deadline",
    head: C.until,
    cell: (row: CauseRow) => row.deadline ?? <span class="quiet">{W.none}</span>,
  },
];

interface OneProps {
  readonly cause: CauseRow;
  /** What was searched for. */
  readonly text: string | undefined;
  readonly onBack: () => void;
}

/** A cause with its findings, in the place of the list of causes. */
function OneCause({ cause, text, onBack }: OneProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div class="cause">
      <p>
        <button type="button" class="button" ref={button} onClick={onBack}>
          <Icon name="back" />
          {C.back_}
        </button>
      </p>
      <Head>{titleOf(cause)}</Head>
      <p class="finding-facts">
        <span class="pill">
          <SeverityMark of={cause.severity} />
        </span>
        <span class="pill">
          {C.count}: {count(cause.total)}
        </span>
        {cause.owed === null ? null : (
          <span class="pill pill-exposure">
            <Icon name="owed" />
            {C.owed} {money(cause.owed)}
          </span>
        )}
        {cause.back === null ? null : (
          <span class="pill pill-refund">
            <Icon name="back" />
            {C.back} {money(cause.back)}
          </span>
        )}
        {cause.deadline === null ? null : (
          <span class="pill">
            <Icon name="clock" />
            {C.until} {dayWithWeekday(cause.deadline)}
          </span>
        )}
        <span class="pill mono">{cause.code}</span>
      </p>
      <p>
        <strong>{W.findings.action}:</strong> <WithLinks text={cause.action} />
      </p>
      {text ? <p class="quiet">{C.onlyMatching(shown(text))}</p> : null}
      <FindingList label={C.ofCause} query={queryOf(cause, text)} onTotal={() => undefined} />
    </div>
  );
}
