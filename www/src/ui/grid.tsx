// A grid of any length with rows of one height. It asks for pages of rows as they come into view.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Page } from "../engine/report";
import { count } from "./format";
import { nextFrame } from "./stepped";
import "./grid.css";

const PAGE = 100;
/** Rows kept beyond the edges, so that quick scrolling shows no holes. */
const BEYOND = 8;

interface Column<Row> {
  readonly name: string;
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly class?: string;
}

interface Props<Row> {
  readonly label: string;
  readonly class: string;
  readonly columns: readonly Column<Row>[];
  /** A new value empties the list and asks again. */
  readonly version: string;
  readonly fetchPage: (from: number, count: number) => Promise<Page<Row>>;
  readonly onOpen: (index: number, row: Row) => void;
  readonly onTotal?: (total: number) => void;
  readonly none: string;
}

export function Grid<Row>(props: Props<Row>) {
  const { label, columns, onOpen, none } = props;
  const frame = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600, row: 56 });
  const [active, setActive] = useState(0);
  const list = usePages(props);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () =>
      setView({
        top: element.scrollTop,
        height: element.clientHeight,
        row: probe.current?.offsetHeight || 56,
      });
    // More rows in the frame in which the first ones come would hold the page.
    let stop = () => {};
    const observer = new ResizeObserver(() => {
      stop();
      stop = nextFrame(look);
    });
    observer.observe(element);
    if (probe.current) observer.observe(probe.current);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      stop();
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  const first = Math.max(0, Math.floor(view.top / view.row) - BEYOND);
  const last = Math.min(list.total, Math.ceil((view.top + view.height) / view.row) + BEYOND);
  list.want(first, last);
  const reachable = Math.min(Math.max(active, first), Math.max(first, last - 1));

  const move = (to: number) => {
    const index = Math.min(Math.max(0, to), list.total - 1);
    const element = frame.current;
    if (!element || index < 0) return;
    const head = element.querySelector<HTMLElement>(".grid-head")?.offsetHeight ?? 0;
    const top = index * view.row;
    if (top < element.scrollTop) element.scrollTop = top;
    const bottom = top + view.row + head;
    if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = bottom - element.clientHeight;
    }
    setActive(index);
    setView((now) => ({ ...now, top: element.scrollTop }));
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        element
          .querySelector<HTMLElement>(`[data-index="${index}"]`)
          ?.focus({ preventScroll: true }),
      ),
    );
  };

  const onKey = (event: KeyboardEvent, index: number, row: Row | undefined) => {
    const screen = Math.max(1, Math.floor(view.height / view.row) - 1);
    const target: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + screen,
      PageUp: index - screen,
      Home: 0,
      End: list.total - 1,
    };
    const to = target[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if ((event.key === "Enter" || event.key === " ") && row !== undefined) {
      event.preventDefault();
      onOpen(index, row);
    }
  };

  const rows = [];
  for (let index = first; index < last; index++) {
    const row = list.at(index);
    rows.push(
      <div
        key={index}
        role="row"
        class="grid-row"
        data-index={index}
        aria-rowindex={index + 2}
        tabIndex={index === reachable ? 0 : -1}
        style={{ transform: `translateY(${index * view.row}px)` }}
        onFocus={() => setActive(index)}
        onKeyDown={(event) => onKey(event, index, row)}
        onClick={() => row !== undefined && onOpen(index, row)}
      >
        {columns.map((column) => (
          <div role="gridcell" class={column.class} key={column.name} data-cell={column.name}>
            {row === undefined ? <span class="quiet">…</span> : column.cell(row)}
          </div>
        ))}
      </div>,
    );
  }

  return (
    <div
      class={`grid ${props.class}`}
      ref={frame}
      role="grid"
      aria-label={label}
      aria-rowcount={list.total + 1}
      aria-busy={list.total > 0 ? list.at(first) === undefined : !list.known}
      // Without rows nothing inside could take the focus, and so scroll by keys.
      tabIndex={rows.length === 0 ? 0 : undefined}
    >
      <div role="row" class="grid-head" aria-rowindex={1}>
        {columns.map(({ name, head, class: kind }) => (
          <div role="columnheader" class={kind} key={name} data-cell={name}>
            {head}
          </div>
        ))}
      </div>
      <div
        role="rowgroup"
        class="grid-space"
        style={{ height: `${list.total * view.row}px`, position: "relative" }}
      >
        {rows}
      </div>
      {list.total === 0 && list.known ? (
        <div role="row" aria-rowindex={2}>
          <div role="gridcell" class="grid-none">
            {none}
          </div>
        </div>
      ) : null}
      <div class="grid-probe" ref={probe} aria-hidden="true" />
    </div>
  );
}

/** Pages of rows, asked for once each. */
function usePages<Row>({ version, fetchPage, onTotal }: Props<Row>) {
  const [, redraw] = useState(0);
  const store = useRef({
    version: "",
    total: 0,
    known: false,
    pages: new Map<number, readonly Row[] | null>(),
  });
  const current = store.current;
  if (current.version !== version) {
    store.current = { version, total: current.total, known: false, pages: new Map() };
  }

  const load = (page: number) => {
    const mine = store.current;
    if (mine.pages.has(page)) return;
    mine.pages.set(page, null);
    fetchPage(page * PAGE, PAGE).then(
      ({ total, rows }) => {
        if (store.current !== mine) return;
        mine.pages.set(page, rows);
        mine.total = total;
        mine.known = true;
        onTotal?.(total);
        redraw((n) => n + 1);
      },
      () => mine.pages.delete(page),
    );
  };

  useEffect(() => load(0), [version]);

  return {
    total: store.current.total,
    known: store.current.known,
    at: (index: number) => store.current.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    want(first: number, last: number) {
      if (last <= first) return;
      for (let page = Math.floor(first / PAGE); page <= Math.floor((last - 1) / PAGE); page++)
        load(page);
    },
  };
}

/** "412" or "412 of 1,280". */
export function shownOf(some: number, all: number): string {
  return some === all ? count(all) : `${count(some)} of ${count(all)}`;
}
