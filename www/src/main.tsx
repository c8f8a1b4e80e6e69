// Starts the page, unless the first script has found that this browser cannot run it.

import { effect } from "@preact/signals";
import { render } from "preact";
import { drawn, phase, prepare } from "./state/session";
import { watch } from "./state/watch";
import { App } from "./ui/app";
import { Blocked } from "./ui/faults";
import { takeDrops } from "./ui/quay";

/** Whether WebAssembly may be compiled here: a policy can forbid it without taking its name away. */
function mayCompile(): boolean {
  try {
    return (
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof
      WebAssembly.Module
    );
  } catch {
    return false;
  }
}

/** Says on the root element what the page is at, and marks the moment a report stands, drawn to its end. */
function tell(): void {
  const isReport = phase.value === "report";
  const { dataset } = document.documentElement;
  if (isReport && (!drawn.value || dataset["state"] === "report")) return;
  dataset["state"] = phase.value;
  if (isReport) requestAnimationFrame(() => performance.mark("tw:report"));
}

const root = document.getElementById("app");
if (root && document.documentElement.dataset["state"] !== "unsupported") {
  effect(tell);
  watch();
  takeDrops();
  const able = mayCompile();
  render(able ? <App /> : <Blocked />, root);
  // After the first picture, so that opening the page is not slower for it.
  if (able) requestAnimationFrame(() => setTimeout(() => void prepare()));
}
