// Bars that lie, one under the other, the name before or above each and its figure at its end. A second
// figure, where there is one, is the outline that the bar fills.

import { scaleLinear } from "d3-scale";
import type { Text } from "../../engine/report";
import { type Drawing, type Frame, fitted, Picture, widthOf } from "./picture";
import { at, furthest } from "./position";

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly amount: Text;
  /** The amount as it is written. */
  readonly shown: string;
  /** What the amount is a part of. */
  readonly whole?: Text;
  readonly tone?: string;
}

interface Props extends Frame {
  readonly rows: readonly Bar[];
  /** Class of the bars' colour. */
  readonly tone: string;
}

export function Bars({ rows, tone, ...frame }: Props) {
  return <Picture {...frame} draw={(width) => drawing(rows, tone, width)} />;
}

const WIDE = 480;
const THICK = 14;

function drawing(rows: readonly Bar[], tone: string, width: number): Drawing {
  const isWide = width >= WIDE;
  const pitch = isWide ? 28 : 42;
  const longest = Math.max(...rows.map(({ name }) => widthOf(name)), 0);
  const left = isWide ? Math.min(longest + 12, width * 0.46) : 0;
  const figures = Math.max(...rows.map(({ shown }) => widthOf(shown, 600)), 0) + 10;
  const right = isWide ? width - figures - 2 : width;
  const scale = scaleLinear()
    .domain([0, furthest(rows.flatMap(({ amount, whole }) => [amount, whole])) || 1])
    .range([0, Math.max(20, right - left - 2)]);
  const marks = rows.map((row, i) => {
    const top = i * pitch;
    const y = isWide ? top + 7 : top + 20;
    const text = isWide ? top + 18.5 : top + 14;
    const whole = at(row.whole);
    const amount = at(row.amount);
    return (
      <g key={row.key}>
        <title>{`${row.name}: ${row.shown}`}</title>
        <text class="mark-text" x={0} y={text}>
          {fitted(row.name, isWide ? left - 8 : width - figures - 8)}
        </text>
        <path class="axis axis-zero" d={`M${left + 0.5} ${y - 4}V${y + THICK + 4}`} />
        {whole === null ? null : (
          <rect
            class={`outline ${row.tone ?? tone}`}
            x={left + 1}
            y={y + 0.5}
            width={Math.max(1, scale(whole))}
            height={THICK - 1}
          />
        )}
        {amount === null || amount <= 0 ? null : (
          <rect
            class={`solid ${row.tone ?? tone}`}
            x={left + 1}
            y={y}
            width={Math.max(1.5, scale(amount))}
            height={THICK}
          />
        )}
        <text class="mark-text mark-figure" x={width} y={text} text-anchor="end">
          {row.shown}
        </text>
      </g>
    );
  });
  return { height: Math.max(1, rows.length * pitch), marks };
}
