// An empty page with a place for files, and what the peers need beside it, on this machine.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const page = '<!doctype html><meta charset="utf-8"><title>peer</title><input type="file">';

/** Serves the page and `files`: by path, their type and their bytes or where they stand on disk. */
export async function peerServer(files) {
  const server = createServer(({ url }, response) => {
    const file = files[url];
    response.setHeader("Content-Type", file?.type ?? "text/html");
    response.end(file ? (file.bytes ?? readFileSync(file.path)) : page);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
