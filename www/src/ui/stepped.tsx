// Parts of one section that are drawn one after the other, each in a task of its own: pictures with many
// marks and long tables would hold the page if they came together.

import { type ComponentChildren, toChildArray } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { steps } from "../state/session";

export function Stepped({ children }: { children: ComponentChildren }) {
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
    if (waits) return nextTask(() => setCount(count + 1));
  }, [waits, count]);
  return <>{all.slice(0, count)}</>;
}

/** Runs in a task of its own, after what waits; gives the way to call it off. A timer would be held back. */
export function nextTask(run: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
  return () => port1.close();
}
