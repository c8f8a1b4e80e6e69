// Shares of a whole in one bar, the largest first; under it the lead of the first over the second.

import { scaleLinear } from "d3-scale";
import type { Text } from "../../engine/report";
import { type Drawing, type Frame, fitted, Picture, widthOf } from "./picture";
import { at } from "./position";

export interface Share {
  readonly name: string;
  /** A fraction, such as `0.6250`. */
  readonly share: Text;
  readonly shown: string;
}

interface Lane {
  readonly title: string;
  readonly shares: readonly Share[];
  /** The lead, from the end of the second's share to the end of the first's. */
  readonly lead?: { readonly from: Text; readonly to: Text; readonly text: string };
}

interface Props extends Frame {
  readonly lanes: readonly Lane[];
}

export function Shares({ lanes, ...frame }: Props) {
  return <Picture {...frame} draw={(width) => drawing(lanes, width)} />;
}

const THICK = 30;
/** Ranks with a colour of their own; the others share one. */
const RANKS = 5;

export function rankClass(rank: number): string {
  return `rank-${Math.min(rank, RANKS) + 1}`;
}

function drawing(lanes: readonly Lane[], width: number): Drawing {
  const x = scaleLinear()
    .domain([0, 1])
    .range([0, width - 2]);
  let top = 0;
  const marks = lanes.map((lane) => {
    const y = top + 22;
    top = y + THICK + (lane.lead ? 40 : 12);
    let start = 0;
    return (
      <g key={lane.title}>
        <text class="mark-text" x={0} y={y - 7}>
          {fitted(lane.title, width)}
        </text>
        <rect class="whole" x={1} y={y} width={width - 4} height={THICK} />
        {lane.shares.map(({ name, share, shown }, rank) => {
          const part = at(share) ?? 0;
          const from = x(start);
          start += part;
          const wide = Math.max(0.5, x(part) - 2);
          return (
            <g key={name} class={`segment ${rankClass(rank)}`}>
              <title>{`${name}: ${shown}`}</title>
              <rect x={from + 1} y={y} width={wide} height={THICK} />
              {wide > 16 ? (
                <text x={from + 1 + wide / 2} y={y + 20} text-anchor="middle">
                  {wide > widthOf(`${rank + 1} · ${shown}`, 650) + 8
                    ? `${rank + 1} · ${shown}`
                    : rank + 1}
                </text>
              ) : null}
            </g>
          );
        })}
        {lane.lead ? <Lead lead={lane.lead} x={x} y={y + THICK + 4} width={width} /> : null}
      </g>
    );
  });
  return { height: top, marks };
}

function Lead(props: {
  lead: NonNullable<Lane["lead"]>;
  x: (share: number) => number;
  y: number;
  width: number;
}) {
  const { lead, x, y, width } = props;
  const [from, to] = [x(at(lead.from) ?? 0), x(at(lead.to) ?? 0)];
  const room = widthOf(lead.text);
  const middle = Math.min(Math.max((from + to) / 2, room / 2), width - room / 2);
  return (
    <g>
      <path class="bracket" d={`M${from + 1} ${y}v7H${Math.max(from + 2, to - 1)}v-7`} />
      <text class="mark-text" x={middle} y={y + 22} text-anchor="middle">
        {lead.text}
      </text>
    </g>
  );
}
