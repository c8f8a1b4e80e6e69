// Printing: the report is laid out once more, for paper, and the browser prints that.

import { h, render } from "preact";
import { overview } from "../state/session";
import { copySections } from "./print-clone";
import { gather } from "./print-data";
import { fit } from "./print-fit";
import { Paper } from "./print-view";
import { P } from "./print-words";

let sheet: HTMLElement | null = null;

/** Takes the paper away again. */
function clear(): void {
  if (!sheet) return;
  render(null, sheet);
  sheet.remove();
  sheet = null;
  delete document.documentElement.dataset["paper"];
}

const painted = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

export async function printReport(): Promise<void> {
  const report = overview.value;
  if (!report) return;
  const data = await gather(report);
  clear();
  const host = document.createElement("div");
  host.className = "paper";
  host.id = "paper";
  document.body.append(host);
  sheet = host;
  render(h(Paper, { report, data }), host);
  const at = (id: string) => host.querySelector<HTMLElement>(id);
  const [before, after, first] = [at("#paper-before"), at("#paper-after"), at("#paper-one")];
  if (before && after) copySections(before, after);
  host.classList.add("paper-measured");
  if (first) fit(first);
  host.classList.remove("paper-measured");
  const root = document.documentElement;
  const law = report.tidewaiter.law.hash.slice(0, 16);
  const foot = `Tidewaiter, ${P.asOf.toLowerCase()} ${report.as_of}, ${P.hash} ${law}`;
  root.style.setProperty("--paper-foot", JSON.stringify(foot));
  root.dataset["paper"] = "ready";
  window.addEventListener("afterprint", clear, { once: true });
  await painted();
  window.print();
}
