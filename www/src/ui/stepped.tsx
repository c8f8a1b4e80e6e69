// Parts of one section that are drawn one after the other, each in a frame of its own: pictures with many
// marks and long tables would hold the page if they came together.

import { type ComponentChildren, createContext, Fragment, toChildArray } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { steps } from "../state/session";

/** Whether what is drawn stands in a grid, whose columns are of one width. */
export const InGrid = createContext(false);

interface Props {
  /** In a grid: places are kept for what is to come, so that what is there need not be drawn for another width. */
  readonly inGrid?: boolean;
  readonly children: ComponentChildren;
}

export function Stepped({ inGrid = false, children }: Props) {
  const all = toChildArray(children);
  const [count, setCount] = useState(1);
  const waits = count < all.length;
  useLayoutEffect(() => {
    if (!waits) return;
    steps.value += 1;
    return () => {
      steps.value -= 1;
    };
  }, [waits]);
  useEffect(() => {
    if (waits) return nextFrame(() => setCount(count + 1));
  }, [waits, count]);
  const there = all.slice(0, count);
  if (!inGrid) return <>{there}</>;
  return (
    <InGrid.Provider value={true}>
      {there}
      {all.slice(count).map((_, at) => (
        <div key={`place ${count + at}`} />
      ))}
    </InGrid.Provider>
  );
}

/** What nobody sees at first, such as a table behind a picture: drawn after what is there. */
export function Later({ children }: { children: ComponentChildren }) {
  return (
    <Stepped>
      <Fragment />
      {children}
    </Stepped>
  );
}

/**
 * Runs in a task of its own, after the next frame is drawn, so that no frame has to lay out more than one
 * part; gives the way to call it off. A page that nobody sees has no frames, and a timer would be held back.
 */
export function nextFrame(run: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    stop();
    run();
  };
  const go = () => port2.postMessage(null);
  const frame = requestAnimationFrame(go);
  const hidden = () => {
    if (document.hidden) go();
  };
  document.addEventListener("visibilitychange", hidden);
  hidden();
  const stop = () => {
    cancelAnimationFrame(frame);
    document.removeEventListener("visibilitychange", hidden);
    port1.close();
  };
  return stop;
}
