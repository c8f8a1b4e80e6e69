// What is left over time: a line that steps down on the days on which something goes, and inside it the
// part that is taken.

import { scaleLinear } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import type { Text } from "../../engine/report";
import { gutter, Levels, Years } from "./axis";
import { type Drawing, type Frame, Legend, Picture } from "./picture";
import { type Corner, dayAt, descending } from "./position";

export interface Leaving {
  readonly day: string;
  readonly whole: Text;
  readonly part: Text;
}

interface Props extends Frame {
  readonly rows: readonly Leaving[];
  /** The day at which the picture begins. */
  readonly from: string;
  readonly names: { readonly whole: string; readonly part: string | null };
}

export function Steps({ rows, from, names, ...frame }: Props) {
  const items = [
    { shape: "line", mark: "step-line", text: names.whole } as const,
    ...(names.part === null
      ? []
      : [{ shape: "box", mark: "solid tone-refund", text: names.part } as const]),
  ];
  return (
    <Picture
      {...frame}
      legend={<Legend items={items} />}
      draw={(width) => drawing(rows, from, names.part !== null, width)}
    />
  );
}

const TOP = 10;
const BOTTOM = 200;

function drawing(
  rows: readonly Leaving[],
  from: string,
  withPart: boolean,
  width: number,
): Drawing {
  const start = dayAt(from) ?? 0;
  const whole = descending(
    start,
    rows.map(({ day, whole }) => ({ day, amount: whole })),
  );
  const part = descending(
    start,
    rows.map(({ day, part }) => ({ day, amount: part })),
  );
  const end = whole.at(-1)?.time ?? start;
  const y = scaleLinear()
    .domain([0, whole[0]?.level || 1])
    .nice(4)
    .range([BOTTOM, TOP]);
  const ticks = y.ticks(4);
  const left = gutter(ticks, "$");
  const x = scaleLinear()
    .domain([start, Math.max(end, start + 1)])
    .range([left, width - 2]);
  const shape = area<Corner>()
    .x(({ time }) => x(time))
    .y0(BOTTOM)
    .y1(({ level }) => y(level))
    .curve(curveStepAfter);
  const edge = line<Corner>()
    .x(({ time }) => x(time))
    .y(({ level }) => y(level))
    .curve(curveStepAfter);
  const marks = (
    <>
      <Levels scale={y} ticks={ticks} unit="$" left={left} right={width} />
      <Years from={start} to={end} x={x} y={BOTTOM} top={TOP} />
      <path class="step-area" d={shape([...whole]) ?? ""} />
      {withPart ? <path class="step-part tone-refund" d={shape([...part]) ?? ""} /> : null}
      <path class="step-line" d={edge([...whole]) ?? ""} />
      {withPart ? <path class="step-line tone-refund" d={edge([...part]) ?? ""} /> : null}
    </>
  );
  return { height: BOTTOM + 24, marks };
}
