// The law renewed by files: rule packs and exports of the tariff schedule, in any order with reports.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../www/tools/shell.mjs";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { violations } from "./support/axe.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";
import { csv, entryNumber, file, row } from "./support/files.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const table = (name) => readFileSync(join(root, "src", "law", "data", `${name}.tsv`), "utf8");
const reports = file("mine.csv", csv([row(entryNumber(1000101)), row(entryNumber(1000202))]));

/** A pack with one value of the law changed. */
function pack(value) {
  const [heading, ...lines] = table("params").split("\n");
  const line = lines.find((of) => of.startsWith("fees/mpf/rate\t")).replace("0.003464", value);
  const text = JSON.stringify({
    tidewaiter_rule_pack: 1,
    name: "Fees as they may become",
    date: "2026-12-01",
    source: "invented for a test",
    tables: [{ table: "params", mode: "extend", text: `${heading}\n${line}\n` }],
  });
  return { name: "fees.json", mimeType: "application/json", buffer: Buffer.from(text) };
}

/** The numbers of the tables as USITC exports them, all free of duty. */
function schedule() {
  const dotted = (number) => number.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)?$/, "$1.$2.$3.$4");
  let text =
    "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties\n";
  for (const line of table("tariff").split("\n").slice(1)) {
    const [eight, , numbers] = line.split("\t");
    if (!eight) continue;
    const words =
      "Articles of a kind that need many words to be told from all others of their heading";
    text += `"${dotted(eight).replace(/\.$/, "")}","0","${words}","","Free","","Free","",""\n`;
    for (const number of numbers.split(" ").filter(Boolean)) {
      text += `"${dotted(eight + number.slice(0, 2))}","1","${words}","","","","","",""\n`;
    }
  }
  return file("hts.csv", text);
}

async function quay() {
  const opened = await open(browser, fromDisk(), { offline: true });
  const at = new Quay(opened.page);
  await at.ready();
  return { ...opened, quay: at, report: new Report(opened.page) };
}

const hashOf = (page) => page.locator("#law .file-facts .hash").textContent();

test("a rule pack waits for reports, is used and can be removed", async () => {
  const { page, context, quay: at, report, trouble } = await quay();
  await at.choose([pack("0.004464")]);
  const notice = page.locator("#law-notice");
  await notice.waitFor();
  assert.match(await notice.textContent(), /fees\.json.*used.*Fees as they may become/s);
  await notice.locator("summary").click();
  assert.match(
    await notice.textContent(),
    /fees\/mpf\/rate.*value 0\.003464; now value 0\.004464/s,
  );
  assert.deepEqual(await violations(page), []);
  await at.choose([reports]);
  await report.ready();
  assert.equal(await page.locator("#files tbody tr").count(), 1, "law is no report");
  assert.match(await page.locator("#law").textContent(), /rule pack Fees as they may become/);
  const renewed = await hashOf(page);
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Leave out fees.json" }).click();
  await page.locator("#law .law-files").waitFor({ state: "detached" });
  await report.ready();
  assert.notEqual(await hashOf(page), renewed);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("an export of the schedule becomes an edition of the day that is told", async () => {
  const { page, context, quay: at, report, trouble } = await quay();
  const hts = schedule();
  await at.choose([reports, hts]);
  await report.ready();
  const law = page.locator("#law");
  assert.match(await law.textContent(), /hts\.csv.*used.*a day assumed/s);
  assert.match(await law.textContent(), /tariff rates: [\d,]+ changed/i);
  const assumed = await hashOf(page);
  await law.getByLabel("In force on").fill("2026-09-15");
  await law.getByLabel("In force on").press("Tab");
  await law.getByText(/taken as in force on 2026-09-15 \(as told\)/).waitFor();
  await report.ready();
  assert.notEqual(await hashOf(page), assumed);
  assert.match(await law.textContent(), /knows the tariff to 2026-09-15/);
  await law.getByLabel("In force on").fill("2026-06-15");
  await law.getByLabel("In force on").press("Tab");
  await page
    .locator("#law-refused")
    .getByText(/adds nothing to them/)
    .waitFor();
  assert.deepEqual(trouble, []);
  await context.close();
});

test("an export is in use within a second", async () => {
  const { page, context, quay: at } = await quay();
  const hts = schedule();
  const started = performance.now();
  await at.choose([hts]);
  await page.locator("#law-notice").waitFor();
  const took = performance.now() - started;
  process.stdout.write(
    `${hts.buffer.length} bytes of the schedule in use after ${took.toFixed(0)} ms\n`,
  );
  assert.ok(took < 5_000, `${took} ms, on a machine that others use too`);
  await context.close();
});

test("a pack that does not fit is refused, and the law stays", async () => {
  const { page, context, quay: at, report } = await quay();
  await at.choose([reports]);
  await report.ready();
  const before = await hashOf(page);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Add files" }).click(),
  ]);
  await chooser.setFiles([pack("one third")]);
  const refused = page.locator("#law-refused");
  await refused.waitFor();
  assert.match(
    await refused.textContent(),
    /Table params of the rule pack, line 2: column `value`/,
  );
  await report.ready();
  assert.equal(await hashOf(page), before);
  await context.close();
});
