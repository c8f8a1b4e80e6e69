// Values over time on a scale of ratios, with the band in which they are usual. What lies outside has a
// shape and a colour of its own and can be pressed.

import { type ScaleLogarithmic, scaleLinear, scaleLog } from "d3-scale";
import type { Text } from "../../engine/report";
import { gutter, Levels, Years } from "./axis";
import { type Drawing, type Frame, Legend, Picture } from "./picture";
import { at, dayAt, thinned } from "./position";

export interface Dot {
  readonly day: Text;
  readonly value: string;
  readonly outlier: boolean;
  readonly shown: string;
}

interface Props<D extends Dot> extends Frame {
  readonly dots: readonly D[];
  readonly low: string;
  readonly high: string;
  readonly median: string;
  readonly names: { readonly dot: string; readonly outlier: string; readonly band: string };
  readonly onOpen: (dot: D) => void;
}

export function Dots<D extends Dot>({ names, ...props }: Props<D>) {
  const items = [
    { shape: "dot", mark: "dot", text: names.dot },
    { shape: "diamond", mark: "outlier", text: names.outlier },
    { shape: "box", mark: "band", text: names.band },
  ] as const;
  return (
    <Picture {...props} legend={<Legend items={items} />} draw={(width) => drawing(props, width)} />
  );
}

const TOP = 10;
const BOTTOM = 160;
/** More than these say nothing more to the eye. */
const MOST_DOTS = 600;

interface Placed<D> {
  readonly dot: D;
  readonly time: number;
  readonly value: number;
}

/** Points with a day and a value above zero: only those have a place on a scale of ratios. */
function placed<D extends Dot>(dots: readonly D[]): readonly Placed<D>[] {
  const all = dots.flatMap((dot) => {
    const [time, value] = [dayAt(dot.day), at(dot.value)];
    return time === null || value === null || value <= 0 ? [] : [{ dot, time, value }];
  });
  return thinned(all, MOST_DOTS, ({ dot }) => dot.outlier);
}

function drawing<D extends Dot>(
  props: Pick<Props<D>, "dots" | "low" | "high" | "median" | "onOpen">,
  width: number,
): Drawing {
  const points = placed(props.dots);
  const [low, high, median] = [at(props.low), at(props.high), at(props.median)];
  const levels = [...points.map(({ value }) => value), low ?? 0, high ?? 0].filter((n) => n > 0);
  const times = points.map(({ time }) => time);
  const y = scaleLog()
    .domain([Math.min(...levels) / 1.25, Math.max(...levels) * 1.25])
    .range([BOTTOM, TOP]);
  const ticks = ratios(y);
  const left = gutter(ticks, "$");
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const x = scaleLinear()
    .domain(from === to ? [from - 1, to + 1] : [from, to])
    .range([left + 10, width - 10]);
  const bandTop = y(high && high > 0 ? high : (levels[0] ?? 1));
  const bandBottom = low && low > 0 ? y(low) : BOTTOM;
  const marks = (
    <>
      <rect
        class="band"
        x={left}
        y={bandTop}
        width={width - left}
        height={Math.max(1, bandBottom - bandTop)}
      />
      <Levels scale={y} ticks={ticks} unit="$" left={left} right={width} />
      {points.length > 0 ? <Years from={from} to={to} x={x} y={BOTTOM} top={BOTTOM} /> : null}
      {median && median > 0 ? <path class="median" d={`M${left} ${y(median)}H${width}`} /> : null}
      {points.map(({ dot, time, value }, i) =>
        dot.outlier ? null : (
          <circle key={i} class="dot" cx={x(time)} cy={y(value)} r={3}>
            <title>{dot.shown}</title>
          </circle>
        ),
      )}
      {points.map(({ dot, time, value }, i) =>
        dot.outlier ? (
          // The same is reached by a button under the picture, which the keyboard finds.
          // biome-ignore lint/a11y/noStaticElementInteractions: a drawing, told as one image
          <path
            key={i}
            class="outlier pressable"
            transform={`translate(${x(time)} ${y(value)})`}
            d="M0 -7 7 0 0 7 -7 0z"
            onClick={() => props.onOpen(dot)}
          >
            <title>{dot.shown}</title>
          </path>
        ) : null,
      )}
    </>
  );
  return { height: BOTTOM + 24, marks };
}

/** Sets of round figures within a power of ten, the coarsest first. */
const ROUND = [[1], [1, 2, 5], [1, 1.5, 2, 3, 4, 5, 6, 8]];
/** What a figure at the side needs. */
const TICK_ROOM = 18;

/** Round figures of a scale of ratios: at least two where that can be, and none over another. */
function ratios(scale: ScaleLogarithmic<number, number>): readonly number[] {
  const [low = 1, high = 1] = scale.domain();
  const powers: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += 1) {
    powers.push(power);
  }
  const sets = ROUND.map((digits) =>
    powers
      .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
      .filter((tick) => tick >= low && tick <= high),
  );
  const enough = sets.find((ticks) => ticks.length >= 3) ?? sets.at(-1) ?? [];
  let free = Number.POSITIVE_INFINITY;
  return enough.filter((tick) => {
    if (scale(tick) > free) return false;
    free = scale(tick) - TICK_ROOM;
    return true;
  });
}
