// The whole way in Chromium and in Firefox, from disk and over http: the same steps, the same figures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "../../www/tools/serve.mjs";
import { fromDisk } from "./support/browser.mjs";
import { drive } from "./support/drive.mjs";
import {
  asked,
  cents,
  changeOption,
  onPaper,
  opened,
  ownFiles,
  sample,
  takeAway,
  toTheCell,
  toTheTrace,
} from "./support/flow.mjs";

let server;
const figures = [];

before(async () => {
  server = await serve({ port: 0 });
});

after(() => server?.close());

for (const name of ["chromium", "firefox"]) {
  for (const way of ["from disk", "over http"]) {
    test(`${name}, ${way}: from the sample to paper, and back to files of one's own`, async () => {
      const address = way === "from disk" ? fromDisk() : server.address;
      const { context, saved, names, close } = await drive(name);
      try {
        const { page, trouble, requests } = await opened(context, address);
        const sums = await sample(page);
        const raw = await toTheCell(page);
        assert.ok(raw.length > 0);
        assert.ok((await toTheTrace(page)) > 2);
        await changeOption(page, "2026-12-31");
        const json = await takeAway(page, saved, "2026-11-24");
        assert.equal(json.filing_date, "2026-12-31");
        assert.deepEqual(names(), []);
        await onPaper(page, json);
        await ownFiles(page);
        assert.deepEqual(trouble, []);
        assert.deepEqual(await asked(page), []);
        assert.deepEqual(await page.evaluate("window.violations"), []);
        const others = requests.filter((url) => url !== address);
        assert.deepEqual(others, []);
        const { estimate, bound } = json.drawback;
        figures.push({ ...sums, raw, estimate, bound, findings: json.findings.length });
        assert.match(cents(sums.back), /^\d+\.\d\d$/);
      } finally {
        await close();
      }
    });
  }
}

test("every browser and every way shows the same figures", () => {
  assert.equal(figures.length, 4);
  for (const other of figures) assert.deepEqual(other, figures[0]);
});
