// A table that scrolls sideways on its own where it does not fit.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { W } from "./words";
import "./table.css";

interface Props {
  readonly label: string;
  /** Rows become cards where the page is narrow; their cells carry their head as `data-head`. */
  readonly cards?: boolean;
  readonly children: ComponentChildren;
}

export function TableFrame({ label, cards = false, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () =>
      setScrolls(
        element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1,
      );
    // It looks once at the beginning too, when the page is laid out anyway.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const reachable = scrolls
    ? ({ role: "group", tabIndex: 0, "aria-label": W.table(label) } as const)
    : {};
  return (
    <div class={cards ? "scroll scroll-cards" : "scroll"} ref={frame} {...reachable}>
      <table class={cards ? "table table-cards" : "table"}>
        <caption class="sr">{label}</caption>
        {children}
      </table>
    </div>
  );
}
