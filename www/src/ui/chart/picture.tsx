// The frame of every picture: its title, the drawing, and the figures behind it as a table. A reader that
// cannot see the drawing is told what it shows and finds the same in the table.

import type { ComponentChildren } from "preact";
import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Head } from "../heading";
import { P } from "../picture-words";
import { InGrid } from "../stepped";
import "./chart.css";

export interface Drawing {
  readonly height: number;
  readonly marks: ComponentChildren;
}

export interface Frame {
  readonly title: string;
  /** The drawing in a sentence, for those who do not see it. */
  readonly label: string;
  readonly note?: ComponentChildren;
  readonly legend?: ComponentChildren;
  /** The figures as a table; null where the table stands beside the picture. */
  readonly table: ComponentChildren;
}

interface Props extends Frame {
  /** Draws to a width in units of a sixteenth of the text size. */
  readonly draw: (width: number) => Drawing;
}

/**
 * Before they are measured, alone and in a grid: what the last one measured, so that most are drawn and laid
 * out only once.
 */
const usualWidth = { alone: 640, inGrid: 640 };
const LEAST_WIDTH = 160;

export function Picture({ title, label, note, legend, table, draw }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const place = useContext(InGrid) ? "inGrid" : "alone";
  const [width, setWidth] = useState(usualWidth[place]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => {
      if (element.clientWidth === 0) return;
      const size = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
      usualWidth[place] = Math.max(LEAST_WIDTH, Math.round(element.clientWidth / size));
      setWidth(usualWidth[place]);
    };
    // It looks once at the beginning too, when the page is laid out anyway and before it is painted.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { height, marks } = draw(width);
  return (
    <figure class={table ? "picture has-table" : "picture"}>
      <figcaption>
        <Head>{title}</Head>
        {note ? <p class="quiet small">{note}</p> : null}
      </figcaption>
      {legend}
      <div class="picture-frame" ref={frame}>
        <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          {marks}
        </svg>
      </div>
      {table ? <Figures title={title}>{table}</Figures> : null}
    </figure>
  );
}

/** The table behind a picture: closed on screen, and always there for paper. */
function Figures({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="figures">
      <summary>
        {P.figures}
        <span class="sr">: {title}</span>
      </summary>
      {children}
    </details>
  );
}

export interface LegendItem {
  readonly shape: "box" | "line" | "dot" | "diamond";
  /** Classes of the mark. */
  readonly mark: string;
  readonly text: string;
}

/** What the marks mean, each beside its own mark. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul class="legend">
      {items.map(({ shape, mark, text }) => (
        <li key={text}>
          <svg class="chart legend-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <LegendMark shape={shape} mark={mark} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function LegendMark({ shape, mark }: Pick<LegendItem, "shape" | "mark">) {
  if (shape === "diamond") return <path class={mark} d="M8 1 15 8 8 15 1 8z" />;
  if (shape === "dot") return <circle class={mark} cx="8" cy="8" r="4" />;
  if (shape === "line") return <path class={mark} d="M0 8H16" />;
  return <rect class={mark} x="1.5" y="2.5" width="13" height="11" />;
}

/** A label cut to a width; the whole of it stays in the table and in the mark's title. */
export function fitted(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let most = Math.max(3, Math.floor((text.length * width) / widthOf(text)) + 1);
  while (most > 3 && widthOf(`${text.slice(0, most)}…`) > width) most -= 1;
  return `${text.slice(0, most).trimEnd()}…`;
}

let ruler: CanvasRenderingContext2D | null | undefined;
/** Asked for once: each time would cost the page a look at its styles. */
let family: string | undefined;

/** Where there is nothing to measure with. */
const USUAL_CHARACTER = 8;

/** How wide a text of a picture is, in the picture's units. */
export function widthOf(text: string, weight = 400): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return text.length * USUAL_CHARACTER;
  family ??= getComputedStyle(document.body).fontFamily;
  ruler.font = `${weight} 13px ${family}`;
  return ruler.measureText(text).width;
}
