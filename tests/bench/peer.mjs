// What runs in the peer's page: Papa Parse in a worker of its own, on a File, counting rows and nothing
// more. Its script comes from a blob, as the page's own worker does.

const job = (fast) => `
self.onmessage = ({ data: file }) => {
  let rows = 0;
  const start = performance.now();
  Papa.parse(file, {
    header: false,
    dynamicTyping: false,
    fastMode: ${fast},
    chunk: (part) => { rows += part.data.length; },
    complete: () => self.postMessage({ rows, took: performance.now() - start }),
  });
};`;

/**
 * Parses a file in the page. `fast` splits at commas and knows no quotes, which a file with "ACME, INC." in it
 * does not bear; without it the file is parsed as CSV is.
 */
export async function parseThere(page, library, path, fast) {
  await page.setContent('<input type="file">');
  await page.setInputFiles("input", path);
  return page.evaluate(
    (code) => {
      const [file] = document.querySelector("input").files;
      const source = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
      return new Promise((done) => {
        const worker = new Worker(source);
        const start = performance.now();
        worker.onmessage = ({ data }) => {
          worker.terminate();
          // With the start of the worker, which the page pays before anything is dropped: not counted.
          done({ ...data, withStart: performance.now() - start });
        };
        worker.postMessage(file);
      });
    },
    `${library}\n${job(fast)}`,
  );
}
