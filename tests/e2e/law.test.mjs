// The law renewed by files: rule packs and exports of the tariff schedule, in any order with reports.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { violations } from "./support/axe.mjs";
import { fromDisk, launch, open } from "./support/browser.mjs";
import { csv, entryNumber, file, row } from "./support/files.mjs";
import { pack, schedule } from "./support/law.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const reports = file("mine.csv", csv([row(entryNumber(1000101)), row(entryNumber(1000202))]));

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
    /fees\/mpf\/rate.*was: value 0\.003464.*now: value 0\.004464/s,
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
  assert.match(await law.textContent(), /Tariff rates.*speaks for entries to 2026-09-15/s);
  await law.getByLabel("In force on").fill("2026-06-15");
  await law.getByLabel("In force on").press("Tab");
  await page
    .locator("#law-refused")
    .getByText(/adds nothing to them/)
    .waitFor();
  assert.deepEqual(trouble, []);
  await context.close();
});

test("an export is in use as soon as it was dropped", async () => {
  const { page, context, quay: at } = await quay();
  const hts = schedule();
  const started = performance.now();
  await at.choose([hts]);
  await page.locator("#law-notice").waitFor();
  const took = performance.now() - started;
  process.stdout.write(
    `${hts.buffer.length} bytes of the schedule in use after ${took.toFixed(0)} ms\n`,
  );
  // How long it may take is for the bench: here it counts that it is there without a further step.
  assert.equal(await page.locator("#law-refused").count(), 0);
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
    /Table params of the rule pack, line 2: column “value”/,
  );
  await report.ready();
  assert.equal(await hashOf(page), before);
  await context.close();
});
