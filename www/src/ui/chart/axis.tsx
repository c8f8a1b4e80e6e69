// Lines and labels that say where on a scale one is.

import type { ScaleLinear, ScaleLogarithmic } from "d3-scale";

/** A round figure of a scale: 20000 as `20k`; billions as in English. */
export function tickText(value: number, unit: string): string {
  const plain = Number(value.toPrecision(6));
  const step = [
    { from: 1e9, letter: "B" },
    { from: 1e6, letter: "M" },
    { from: 1e3, letter: "k" },
  ].find(({ from }) => Math.abs(plain) >= from);
  const digits = step ? `${Number((plain / step.from).toPrecision(4))}${step.letter}` : `${plain}`;
  return unit === "$" ? `$${digits}` : digits;
}

interface Props {
  readonly scale: ScaleLinear<number, number> | ScaleLogarithmic<number, number>;
  readonly ticks: readonly number[];
  readonly unit: string;
  readonly left: number;
  readonly right: number;
}

/** Quiet lines across, each with its figure at the left. */
export function Levels({ scale, ticks, unit, left, right }: Props) {
  return (
    <g>
      {ticks.map((tick) => {
        const y = scale(tick);
        return (
          <g key={tick}>
            <path class={tick === 0 ? "axis axis-zero" : "axis"} d={`M${left} ${y}H${right}`} />
            <text class="axis-text" x={left - 6} y={y + 4} text-anchor="end">
              {tickText(tick, unit)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Room for the figures at the left. */
export function gutter(ticks: readonly number[], unit: string): number {
  return Math.max(...ticks.map((tick) => tickText(tick, unit).length), 2) * 7 + 10;
}

interface YearsProps {
  readonly from: number;
  readonly to: number;
  readonly x: (time: number) => number;
  readonly y: number;
  readonly top: number;
}

/** A year's name needs this much room. */
const YEAR_ROOM = 40;

/** A line at each first of January, and the year under it. */
export function Years({ from, to, x, y, top }: YearsProps) {
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  const starts = Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .map((year) => ({ year, at: x(Math.max(from, Date.UTC(year, 0, 1))) }))
    .filter((one, i, all) => i === 0 || one.at - (all[i - 1]?.at ?? 0) > 1);
  const end = x(to);
  let free = Number.NEGATIVE_INFINITY;
  return (
    <g>
      {starts.map(({ year, at }, i) => {
        const next = starts[i + 1]?.at ?? end;
        // A first year that has hardly a place leaves it to the next.
        const isNamed = at >= free && end - at > 12 && (i > 0 || next - at >= YEAR_ROOM);
        if (isNamed) free = at + YEAR_ROOM;
        return (
          <g key={year}>
            <path class="axis" d={`M${at} ${top}V${y + 4}`} />
            {isNamed ? (
              <text class="axis-text" x={at + 3} y={y + 16}>
                {year}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}
