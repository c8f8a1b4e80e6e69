// A table that scrolls sideways on its own where it does not fit.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { W } from "./words";
import "./table.css";

export function TableFrame({ label, children }: { label: string; children: ComponentChildren }) {
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
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, []);
  const reachable = scrolls
    ? ({ role: "group", tabIndex: 0, "aria-label": W.table(label) } as const)
    : {};
  return (
    <div class="scroll" ref={frame} {...reachable}>
      <table class="table">
        <caption class="sr">{label}</caption>
        {children}
      </table>
    </div>
  );
}
