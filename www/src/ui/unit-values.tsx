// Unit values of products over time, with those far from the rest; each of them opens its row.

import { useEffect, useState } from "preact/hooks";
import type { Overview, UnitValueGroup } from "../engine/report";
import { edition, engine } from "../state/session";
import { type Dot, Dots } from "./chart/dots";
import { Drawer } from "./drawer";
import { count, dayWithWeekday, shown, tariff, unitMoney } from "./format";
import { LawLink } from "./lookup-link";
import { P } from "./picture-words";
import { Places } from "./places";
import { Later, Stepped } from "./stepped";
import { TableFrame } from "./table";
import { W } from "./words";
import "./unit-values.css";

const C = P.units;

/** Products shown at a time. */
const SOME = 6;
/** Those far from the rest first. */
const MOST_ROWS = 100;
/** Outliers with a button under the picture; the others have theirs in the table. */
const MOST_BUTTONS = 6;

type Point = UnitValueGroup["points"][number];

interface PointDot extends Dot {
  readonly point: Point;
}

interface Opened {
  readonly group: UnitValueGroup;
  readonly point: Point;
}

/** The products, a page after the other; null until the first is there. */
function useGroups() {
  const [groups, setGroups] = useState<readonly UnitValueGroup[] | null>(null);
  const [total, setTotal] = useState(0);
  const load = async (known: readonly UnitValueGroup[]) => {
    const page = await engine.call("unit_values", { from: known.length, count: SOME });
    setGroups([...known, ...page.rows]);
    setTotal(page.total);
  };
  useEffect(() => {
    setGroups(null);
    load([]).catch(() => setGroups(null));
  }, [edition.value]);
  return { groups, total, more: () => void load(groups ?? []).catch(() => undefined) };
}

export function UnitValues({ report }: { report: Overview }) {
  const { groups, total, more } = useGroups();
  const [open, setOpen] = useState<Opened | null>(null);
  return (
    <section class="card" id="units" aria-labelledby="units-head">
      <div class="card-head">
        <h2 id="units-head">{C.title}</h2>
        {groups && total > 0 ? (
          <span class="quiet small">{C.shown(count(groups.length), count(total))}</span>
        ) : null}
      </div>
      {groups && total === 0 ? <p class="quiet">{C.none}</p> : <p class="card-lead">{C.lead}</p>}
      {groups && groups.length > 0 ? (
        <p class="paper-only small">{C.onPaper(count(groups.length), count(total))}</p>
      ) : null}
      <div class="pictures">
        <Stepped key={edition.value} inGrid>
          {(groups ?? []).map((group) => (
            <Group key={keyOf(group)} group={group} onOpen={(point) => setOpen({ group, point })} />
          ))}
        </Stepped>
      </div>
      {groups && groups.length < total ? (
        <p>
          <button type="button" class="button" onClick={more}>
            {C.more(count(Math.min(SOME, total - groups.length)))}
          </button>
        </p>
      ) : null}
      {open ? <PointDrawer open={open} report={report} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

function keyOf({ number, supplier, part, unit }: UnitValueGroup): string {
  return [number, supplier, part, unit].join(" ");
}

function nameOf({ number, supplier, part }: UnitValueGroup): string {
  return [
    tariff(number),
    part ? C.part(shown(part)) : "",
    supplier ? C.supplier(shown(supplier)) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function written(group: UnitValueGroup, { date, value, entry, line }: Point): string {
  return `${date ?? C.noDay}: ${unitMoney(value)} per ${group.unit}, ${C.entry(entry, line)}`;
}

function Group({ group, onOpen }: { group: UnitValueGroup; onOpen: (point: Point) => void }) {
  const { unit, observations, outliers, median, low, high, points } = group;
  const dots = points.map(
    (point): PointDot => ({
      day: point.date,
      value: point.value,
      outlier: point.outlier,
      shown: written(group, point),
      point,
    }),
  );
  const far = points.filter(({ outlier }) => outlier);
  return (
    <div class="unit-group">
      <Dots
        title={nameOf(group)}
        label={C.label(nameOf(group), count(observations), count(outliers))}
        note={C.facts(
          count(observations),
          unit,
          unitMoney(median) ?? "",
          unitMoney(low) ?? "",
          unitMoney(high) ?? "",
        )}
        dots={dots}
        low={low}
        high={high}
        median={median}
        names={{ dot: C.dot, outlier: C.outlier, band: C.band }}
        onOpen={({ point }) => onOpen(point)}
        table={
          <Later>
            <Points group={group} onOpen={onOpen} />
          </Later>
        }
      />
      <p class="small">
        {W.lookup.openShort} <LawLink of={group.number} from={far[0] ?? points[0]} />
      </p>
      {group.left_out > 0 ? <p class="quiet small">{C.leftOut(count(group.left_out))}</p> : null}
      {far.length === 0 ? (
        <p class="quiet small unit-none">{C.noOutliers}</p>
      ) : (
        <>
          <p class="quiet small">{C.outliers(outliers)}</p>
          <ul class="unit-far">
            {far.slice(0, MOST_BUTTONS).map((point) => (
              <li key={`${point.file_index} ${point.row}`}>
                <button type="button" class="link" onClick={() => onOpen(point)}>
                  {point.date ?? C.noDay}: {unitMoney(point.value)}
                  <span class="sr">
                    {" "}
                    {C.entry(point.entry, point.line)}, {nameOf(group)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Points({ group, onOpen }: { group: UnitValueGroup; onOpen: (point: Point) => void }) {
  const { points, unit } = group;
  const rows = [
    ...points.filter(({ outlier }) => outlier),
    ...points.filter(({ outlier }) => !outlier),
  ].slice(0, MOST_ROWS);
  return (
    <>
      <TableFrame label={nameOf(group)}>
        <thead>
          <tr>
            <th scope="col">{C.day}</th>
            <th scope="col" class="num">
              {C.value(unit)}
            </th>
            <th scope="col">{C.entryHead}</th>
            <th scope="col">{C.far}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((point) => (
            <tr
              class={point.outlier ? undefined : "screen-only"}
              key={`${point.file_index} ${point.row} ${point.line}`}
            >
              <th scope="row" class="keep">
                {point.date ?? C.noDay}
              </th>
              <td class="num">{unitMoney(point.value)}</td>
              <td>
                <button type="button" class="link mono" onClick={() => onOpen(point)}>
                  {C.entry(point.entry, point.line)}
                </button>
              </td>
              <td>{point.outlier ? <span class="exposure">◆ {C.yes}</span> : ""}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {points.length > rows.length ? (
        <p class="quiet small">{C.restRows(count(rows.length), count(points.length))}</p>
      ) : null}
    </>
  );
}

interface DrawerProps {
  readonly open: Opened;
  readonly report: Overview;
  readonly onClose: () => void;
}

function PointDrawer({ open: { group, point }, report, onClose }: DrawerProps) {
  const { file_index, row, date, value, entry, line, outlier } = point;
  const file = report.files[file_index]?.name ?? "";
  const whole = { sheet: null, column: null, cell: null, value: null };
  return (
    <Drawer title={outlier ? C.drawer : C.place} onClose={onClose}>
      <p class="finding-what">
        {unitMoney(value)} per {group.unit}
        {date === null ? "" : `, ${dayWithWeekday(date)}`}
      </p>
      <p>
        {nameOf(group)}.{" "}
        {C.facts(
          count(group.observations),
          group.unit,
          unitMoney(group.median) ?? "",
          unitMoney(group.low) ?? "",
          unitMoney(group.high) ?? "",
        )}
        .
      </p>
      <section>
        <h3>
          {C.place}: <span class="mono">{entry}</span> {W.designations.line(String(line))}
        </h3>
        <Places places={[{ file, file_index, row, ...whole }]} />
      </section>
    </Drawer>
  );
}
