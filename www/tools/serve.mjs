// Serves the one file on this machine, with the headers that a host should send.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { root, Trouble } from "./shell.mjs";

/** Reads a headers file of the kind Netlify and Cloudflare take: the lines under the first path. */
export function parseHeaders(text) {
  return text
    .split("\n")
    .filter((line) => /^\s+[\w-]+:/.test(line))
    .map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
}

/** Starts a server for `folder` on the wished port, or on any free one; gives its address. */
export function serve({ folder = join(root, "dist"), port = 8080, host = "127.0.0.1" } = {}) {
  const page = join(folder, "tidewaiter.html");
  if (!existsSync(page)) throw new Trouble("dist/tidewaiter.html is not built: npm run build");
  const headers = parseHeaders(readFileSync(join(folder, "_headers"), "utf8"));
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    if (!["GET", "HEAD"].includes(request.method) || !["/", "/tidewaiter.html"].includes(path)) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not here.\n");
      return;
    }
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(request.method === "HEAD" ? undefined : readFileSync(page));
  });
  return new Promise((done, fail) => {
    server.once("error", (error) => {
      if (error.code !== "EADDRINUSE" || port === 0) return fail(error);
      serve({ folder, port: 0, host }).then(done, fail);
    });
    server.listen(port, host, () => {
      const address = `http://localhost:${server.address().port}/`;
      done({ server, address, close: () => new Promise((closed) => server.close(closed)) });
    });
  });
}
