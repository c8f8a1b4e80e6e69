// A stand-in for the core, for states that the real one is not easily brought into: faults, slow files,
// very long lists, several importers. It obeys words in file names and computes nothing: its figures
// are the mock's own. It is bundled only into the page of `mock/page.mjs`, never into the product.

import { causes } from "./causes.js";
import { DESIGNATIONS, findings, TRACE } from "./data.js";
import { choicesOf, isUnread, mappingFile, preview } from "./mapping.js";
import { cells, HASH, kindOf, layoutOf, summary } from "./reading.js";
import { report } from "./report.js";
import { TEMPLATES, template } from "./templates.js";
import { GROUPS } from "./units.js";

export function initSync() {
  return { memory: new WebAssembly.Memory({ initial: 1 }) };
}

export class Hasher {
  update() {}

  finish() {
    return HASH;
  }

  free() {}
}

export class Session {
  constructor(asOf) {
    this.asOf = asOf;
    this.files = [];
    this.choices = [];
  }

  choose(text) {
    this.choices = choicesOf(text);
  }

  preview(number) {
    return preview(this, this.files[number]);
  }

  mapping_file() {
    return mappingFile(this);
  }

  begin(name, size) {
    if (this.joined) throw new Error("the files were already joined; begin again with all of them");
    this.files.push({ name, size, bytes: 0, rows: 0, text: "", status: null });
    return this.files.length - 1;
  }

  push(number, bytes) {
    const file = this.files[number];
    if (file.name.includes("fault")) throw new WebAssembly.RuntimeError("unreachable");
    if (file.name.includes("slow")) spin(bytes.length / 1000);
    if (file.name.includes("stuck")) for (;;);
    file.bytes += bytes.length;
    file.text += new TextDecoder().decode(bytes);
    file.rows = file.text.split("\n").length - 1;
    return { rows: file.rows, bytes: file.bytes, kind: kindOf(file), layout: layoutOf(file) };
  }

  finish(number) {
    const file = this.files[number];
    file.unread = isUnread(this, file);
    file.status =
      file.unread || file.name.includes("notes")
        ? "refused"
        : file.name.includes("cut")
          ? "incomplete"
          : file.name.includes("partial")
            ? "partial"
            : "complete";
    return summary(file);
  }

  set_hash() {}

  overview() {
    return this.report;
  }

  cancel(number) {
    this.files[number].status = "incomplete";
    this.files[number].cancelled = true;
    return summary(this.files[number]);
  }

  remove_all() {
    this.files = [];
  }

  has(word) {
    return this.files.some(({ name }) => name.includes(word));
  }

  evaluate(json) {
    const options = JSON.parse(json);
    if (this.has("trap")) throw new WebAssembly.RuntimeError("memory access out of bounds");
    if (options["filing-date"] === "1999-01-01") throw new Error("filing-date lies before the law");
    this.options = options;
    this.joined = true;
    const incomplete = this.files.some(({ status }) => status === "incomplete");
    const imports = this.files.some(
      (file) => kindOf(file) === "entry_summaries" && !file.name.includes("aside"),
    );
    this.report = report(this, incomplete, imports);
    return this.report;
  }

  findings(json) {
    const { from, count, ...query } = JSON.parse(json);
    const all = this.matching(query);
    return { total: all.length, from, rows: all.slice(from, from + count) };
  }

  causes(json) {
    const { from, count, ...query } = JSON.parse(json);
    const all = causes(this.matching(query));
    return { total: all.length, from, rows: all.slice(from, from + count) };
  }

  unit_values(json) {
    const { from, count } = JSON.parse(json);
    const all = this.has("narrow") || this.has("clean") ? [] : GROUPS;
    return { total: all.length, from, rows: all.slice(from, from + count) };
  }

  templates() {
    return TEMPLATES;
  }

  template_xlsx() {
    // Only its first two bytes are looked at.
    return new TextEncoder().encode("PK");
  }

  template(name) {
    return template(name);
  }

  matching({ area, code, cause, text }) {
    return this.all().filter(
      (one) =>
        (!area || one.area === area) &&
        (!code || one.code === code) &&
        (cause === undefined || (one.cause ?? "") === cause) &&
        (!text || one.what.toLowerCase().includes(text.toLowerCase())),
    );
  }

  all() {
    if (!this.files.some((file) => kindOf(file) === "entry_summaries")) return [];
    if (this.has("clean") || this.has("unchecked") || this.has("aside") || !this.files.length)
      return [];
    const file = this.files[0];
    const few = findings(file.name);
    if (!this.has("many")) return few;
    return Array.from({ length: 100_000 }, (_, i) => ({
      ...few[i % few.length],
      what: `${i + 1}: ${few[i % few.length].what}`,
    }));
  }

  designations(json) {
    const { subheading, text, from, count } = JSON.parse(json);
    const all = DESIGNATIONS.filter(
      (one) =>
        (!subheading || one.subheading === subheading) &&
        (!text || `${one.import.entry}${one.export.itn}`.includes(text)),
    );
    return { total: all.length, from, rows: all.slice(from, from + count) };
  }

  trace() {
    return TRACE;
  }

  locate(number, row) {
    const file = this.files[number];
    const lines = file.text.split("\n").slice(0, row - 1);
    const offset = lines.join("\n").length + (row > 1 ? 1 : 0);
    return { handle: number, offset, sheet: null, name: file.name };
  }

  raw(number, _row, bytes) {
    const line = new TextDecoder().decode(bytes).split("\n")[0] ?? "";
    return { headings: cells(this.files[number].text.split("\n")[0]), cells: cells(line) };
  }

  law_days() {}

  law_files() {
    return { files: [], changes: [] };
  }

  law() {
    return {};
  }

  law_search() {
    return [];
  }

  law_entry() {
    return null;
  }

  law_context() {
    return null;
  }

  law_origins() {
    return [{ code: "CN", name: "China" }];
  }

  explain(code) {
    return `## What it finds\n\n${code} finds what it says.\n\n## Limits\n\n- none here\n- nor there`;
  }

  wants_raw() {
    return [0];
  }

  push_raw(_number, bytes) {
    this.again = (this.again ?? 0) + bytes.length;
  }

  finish_raw() {}

  cite(key) {
    return {
      cite: key,
      rule: "On merchandise that is formally entered, a fee of 0.3464 percent of its value is due, within a minimum and a maximum for each entry summary.",
      address: "https://www.ecfr.gov/current/title-19/part-24/section-24.23",
      read_on: "2026-11-02",
      confidence: "P",
    };
  }

  export_json() {
    return new TextEncoder().encode(JSON.stringify({ as_of: this.asOf, again: this.again }));
  }

  export_csv(kind) {
    return new TextEncoder().encode(`"${kind}"\n`);
  }
}

function spin(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
