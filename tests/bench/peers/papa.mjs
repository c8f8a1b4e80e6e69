// Papa Parse in a worker of its own, on a File, counting rows and nothing more. Its script comes from a
// blob, as the page's own worker does.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const job = (fast) => `
self.onmessage = ({ data: file }) => {
  let rows = 0;
  const start = performance.now();
  Papa.parse(file, {
    header: false,
    dynamicTyping: false,
    skipEmptyLines: true,
    fastMode: ${fast},
    chunk: (part) => { rows += part.data.length; },
    complete: () => self.postMessage({ rows, took: performance.now() - start }),
  });
};`;

const library = () =>
  readFileSync(createRequire(import.meta.url).resolve("papaparse/papaparse.min.js"), "utf8");

/**
 * Parses a file in the page. `fast` splits at commas and knows no quotes, which a file with "ACME, INC." in it
 * does not bear; without it the file is parsed as CSV is. The start of the worker is not counted.
 */
export async function papa(page, address, path, { fast = false } = {}) {
  await page.goto(address);
  await page.setInputFiles("input", path);
  return page.evaluate(
    (code) => {
      const [file] = document.querySelector("input").files;
      const source = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
      return new Promise((done) => {
        const worker = new Worker(source);
        worker.onmessage = ({ data }) => {
          worker.terminate();
          done(data);
        };
        worker.postMessage(file);
      });
    },
    `${library()}\n${job(fast)}`,
  );
}
