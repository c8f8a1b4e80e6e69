// What runs in the peer's page: Papa Parse in a worker of its own, on a File, counting rows and nothing
// more. Its script comes from a blob, as the page's own worker does.

const job = `
self.onmessage = ({ data: file }) => {
  let rows = 0;
  const start = performance.now();
  Papa.parse(file, {
    header: false,
    dynamicTyping: false,
    fastMode: true,
    chunk: (part) => { rows += part.data.length; },
    complete: () => self.postMessage({ rows, took: performance.now() - start }),
  });
};`;

/** Parses the file chosen in the page's only input; runs in the page. */
export async function parseThere(page, library, path) {
  await page.setContent('<input type="file">');
  await page.setInputFiles("input", path);
  return page.evaluate((code) => {
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
  }, `${library}\n${job}`);
}
