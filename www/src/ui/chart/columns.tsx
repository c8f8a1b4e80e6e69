// Columns that stand, one a month, with the years beneath. A month without a figure is a gap.

import { scaleBand, scaleLinear } from "d3-scale";
import type { Text } from "../../engine/report";
import { gutter, Levels } from "./axis";
import { type Drawing, type Frame, Picture } from "./picture";
import { at, furthest, monthsBetween } from "./position";

export interface Column {
  /** `2026-11`; another name is left to the table. */
  readonly month: string;
  readonly amount: Text;
  readonly shown: string;
}

interface Props extends Frame {
  readonly rows: readonly Column[];
  readonly tone: string;
  /** `$` before the figures of the scale, or nothing. */
  readonly unit: string;
}

export function Columns({ rows, tone, unit, ...frame }: Props) {
  return <Picture {...frame} draw={(width) => drawing(rows, tone, unit, width)} />;
}

const TOP = 8;
const BOTTOM = 172;

function drawing(rows: readonly Column[], tone: string, unit: string, width: number): Drawing {
  const months = monthsBetween(rows.map(({ month }) => month));
  const most = furthest(rows.map(({ amount }) => amount)) || 1;
  const y = scaleLinear().domain([0, most]).nice(4).range([BOTTOM, TOP]);
  // There is no half of a line.
  const ticks = y.ticks(4).filter((tick) => unit !== "" || Number.isInteger(tick));
  const left = gutter(ticks, unit);
  const x = scaleBand().domain(months).range([left, width]).paddingInner(0.25).paddingOuter(0.1);
  const thick = Math.min(32, Math.max(1, x.bandwidth()));
  const inset = (x.bandwidth() - thick) / 2;
  const marks = (
    <>
      <Levels scale={y} ticks={ticks} unit={unit} left={left} right={width} />
      {rows.map(({ month, amount, shown }) => {
        const [from, height] = [x(month), at(amount)];
        if (from === undefined || height === null || height <= 0) return null;
        const top = Math.min(y(height), BOTTOM - 1);
        return (
          <rect
            key={month}
            class={`solid ${tone}`}
            x={from + inset}
            y={top}
            width={thick}
            height={BOTTOM - top}
          >
            <title>{`${month}: ${shown}`}</title>
          </rect>
        );
      })}
      <Months names={months} x={x} step={x.step()} />
    </>
  );
  return { height: BOTTOM + 24, marks };
}

/** A few months are named each; of many only the years are. */
function Months(props: {
  names: readonly string[];
  x: (month: string) => number | undefined;
  step: number;
}) {
  const { names, x, step } = props;
  const each = step >= 56;
  const starts = names.filter((name, i) => each || i === 0 || name.endsWith("-01"));
  const named = starts.filter((name, i) => {
    const next = x(starts[i + 1] ?? "");
    return next === undefined || next - (x(name) ?? 0) >= 36;
  });
  return (
    <g>
      {starts.map((name) => (
        <path key={name} class="axis" d={`M${x(name)} ${BOTTOM}v5`} />
      ))}
      {named.map((name) => (
        <text key={name} class="axis-text" x={(x(name) ?? 0) + 2} y={BOTTOM + 17}>
          {each ? name : name.slice(0, 4)}
        </text>
      ))}
    </g>
  );
}
