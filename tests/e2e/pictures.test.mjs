// How fast it opens, and pictures of it for people to look at, in test-results/.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Quay } from "./pages/quay.mjs";
import { Report } from "./pages/report.mjs";
import { fromDisk, launch, open, results } from "./support/browser.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test("from disk to usable in under a second", async () => {
  const context = await browser.newContext();
  const times = [];
  for (let i = 0; i < 3; i++) {
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(fromDisk());
    await new Quay(page).ready();
    times.push(Math.round(performance.now() - start));
    await page.close();
  }
  console.log(`open from disk to usable: ${times.join(", ")} ms`);
  // The promise is one second; a busy machine gets twice that before the test fails.
  assert.ok(Math.min(...times) < 2000, `${times} ms`);
  await context.close();
});

for (const width of [390, 1280, 1600]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`pictures at ${width} pixels, ${colorScheme}`, async () => {
      const viewport = { width, height: width === 390 ? 844 : 900 };
      const { page, context, trouble } = await open(browser, fromDisk(), { colorScheme, viewport });
      const take = (name, fullPage = false) =>
        page.screenshot({ path: join(results, `${name}-${width}-${colorScheme}.png`), fullPage });
      const quay = new Quay(page);
      await quay.ready();
      await take("quay");
      await quay.loadSample();
      const report = new Report(page);
      await report.ready();
      await take("report");
      await take("report-whole", true);
      await report.oneByOne();
      await report.grid.getByRole("row").nth(1).click();
      await report.dialog.locator(".cells").first().waitFor();
      await take("finding");
      await report.close();
      await report.openTrace();
      await take("trace");
      assert.deepEqual(trouble, []);
      await context.close();
    });
  }
}

test("it prints: nothing to press, every section", async () => {
  const { page, context } = await open(browser, fromDisk());
  await new Quay(page).loadSample();
  await new Report(page).ready();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".topbar-end").isVisible(), false);
  assert.equal(await page.locator("#take").isVisible(), false);
  for (const id of ["verdict", "files", "findings", "drawback", "aside", "assumptions", "law"]) {
    assert.ok(await page.locator(`#${id}`).isVisible(), id);
  }
  await page.pdf({ path: join(results, "report.pdf") });
  await context.close();
});
