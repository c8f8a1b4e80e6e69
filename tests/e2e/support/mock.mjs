// The page with the mock core in a browser of its own, for the tests of one file.

import { after, before } from "node:test";
import { mockPage } from "../mock/page.mjs";
import { Quay } from "../pages/quay.mjs";
import { Report } from "../pages/report.mjs";
import { fromDisk, launch, open } from "./browser.mjs";
import { file } from "./files.mjs";

/** An entry report of one row, and exports, as the mock core reads them. */
export const ROWS = "Entry Summary Number,Line Tariff Duty Amount\nZZT10001013,1.00\n";
export const EXPORTS = file("exports.csv", ROWS);

/** Starts a browser before the tests and ends it after them; opens the page for each of them. */
export function mocked() {
  let browser;
  let address;
  before(async () => {
    browser = await launch();
    address = fromDisk(await mockPage());
  });
  after(() => browser?.close());

  const opened = (options = {}) => open(browser, address, { offline: true, ...options });
  /** The page with files that are being read. */
  const reading = async (files, options) => {
    const all = await opened(options);
    const quay = new Quay(all.page);
    await quay.ready();
    await quay.choose(files);
    return { ...all, report: new Report(all.page) };
  };
  /** The page with its report. */
  const reported = async (files, options) => {
    const all = await reading(files, options);
    await all.report.ready();
    return all;
  };
  return { opened, reading, reported, address: () => address, browser: () => browser };
}
