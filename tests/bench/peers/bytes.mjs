// The least that any reader takes: the bytes of the file, in a worker, looked at by nobody.

const job = `
self.onmessage = async ({ data: file }) => {
  const start = performance.now();
  const reader = file.stream().getReader();
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
  }
  self.postMessage({ bytes, took: performance.now() - start });
};`;

/** The same into one buffer that is filled again and again: the quickest that a browser offers. */
const refilled = `
self.onmessage = async ({ data: file }) => {
  const start = performance.now();
  const reader = file.stream().getReader({ mode: "byob" });
  let buffer = new ArrayBuffer(1024 * 1024);
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(buffer));
    if (done) break;
    bytes += value.length;
    buffer = value.buffer;
  }
  self.postMessage({ bytes, took: performance.now() - start });
};`;

/** Runs a worker of the peers on a file that is given to the page. */
export async function inWorker(page, address, path, code) {
  await page.goto(address);
  await page.setInputFiles("input", path);
  return page.evaluate((source) => {
    const [file] = document.querySelector("input").files;
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    return new Promise((done, failed) => {
      const worker = new Worker(url);
      worker.onmessage = ({ data }) => {
        worker.terminate();
        done(data);
      };
      worker.onerror = ({ message }) => failed(new Error(message));
      worker.postMessage(file);
    });
  }, code);
}

/** Reads the bytes of a file. */
export const bytesAlone = (page, address, path) => inWorker(page, address, path, job);

/** Reads them into one buffer. */
export const bytesRefilled = (page, address, path) => inWorker(page, address, path, refilled);
