// The pipeline and the guard, in Chromium, on the smallest page that goes through both.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { build } from "../../build.mjs";
import { chromiumFlags, find } from "../browsers.mjs";
import { serve } from "../serve.mjs";

const probe = join(dirname(fileURLToPath(import.meta.url)), "probe");
const out = mkdtempSync(join(tmpdir(), "tidewaiter-"));
const options = {
  main: join(probe, "main.js"),
  worker: join(probe, "worker.js"),
  out,
};

let browser;
let server;
let collector;
let heard;
let made;

before(async () => {
  made = await build(options);
  server = await serve({ folder: out, port: 0 });
  collector = createServer((request, response) => {
    heard.push(request.url);
    response.end();
  });
  await new Promise((done) => collector.listen(0, "127.0.0.1", done));
  browser = await chromium.launch({ executablePath: find("chromium"), args: chromiumFlags });
});

after(async () => {
  await browser?.close();
  await server?.close();
  collector?.close();
});

async function open(address) {
  heard = [];
  const page = await browser.newPage();
  const told = [];
  page.on("console", (message) => told.push(message.text()));
  page.on("pageerror", (error) => told.push(error.message));
  const requests = [];
  page.on("request", ({ url }) => requests.push(url));
  await page.goto(address);
  await page.locator("#version").waitFor();
  return { page, told, requests };
}

const fromDisk = () => pathToFileURL(join(out, "tidewaiter.html")).href;
const target = () => `http://127.0.0.1:${collector.address().port}`;

for (const [name, address] of [
  ["from disk", fromDisk],
  ["over http", () => server.address],
]) {
  test(`the page opens ${name}, runs the core in a worker and complains of nothing`, async () => {
    const { page, told } = await open(address());
    const manifest = readFileSync(join(probe, "../../../../Cargo.toml"), "utf8");
    const [, version] = manifest.match(/^version = "(.*)"$/m);
    assert.equal(await page.locator("#version").textContent(), version);
    assert.deepEqual(told, []);
    await page.close();
  });
}

test("two builds give the same bytes", async () => {
  assert.equal((await build(options)).hash, made.hash);
});

// Each tries to leave the page; the collector must hear of none.
const attempts = {
  "a navigation": (url) => {
    window.location = url;
  },
  "a link": (url) => {
    const link = document.createElement("a");
    link.href = url;
    document.body.append(link);
    link.click();
  },
  "a link in a new tab": (url) => {
    const link = document.createElement("a");
    link.href = url;
    link.target = "_blank";
    document.body.append(link);
    link.click();
  },
  "a download from elsewhere": (url) => {
    const link = document.createElement("a");
    link.href = url;
    link.download = "x";
    document.body.append(link);
    link.click();
  },
  "a new window": (url) => {
    window.open(url);
  },
  "a form": (url) => {
    const form = document.createElement("form");
    form.action = url;
    document.body.append(form);
    form.submit();
  },
  "a form by its button": (url) => {
    const form = document.createElement("form");
    form.action = url;
    const button = document.createElement("button");
    form.append(button);
    document.body.append(form);
    button.click();
  },
  "a refresh": (url) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = `0;url=${url}`;
    document.head.append(meta);
  },
  "a frame": (url) => {
    const frame = document.createElement("iframe");
    frame.src = url;
    document.body.append(frame);
  },
  "an image": (url) => {
    new Image().src = url;
  },
  "a request": (url) => {
    void fetch(url).catch(() => {});
  },
  "a beacon": (url) => {
    navigator.sendBeacon(url, "x");
  },
  "a request from a worker": (url) => {
    const code = `fetch(${JSON.stringify(url)}).catch(() => {})`;
    const source = URL.createObjectURL(new Blob([code]));
    try {
      new Worker(source);
    } catch {
      // Trusted Types refuse it.
    }
  },
};

for (const [name, attempt] of Object.entries(attempts)) {
  test(`the collector would hear ${name}`, async () => {
    heard = [];
    const context = await browser.newContext();
    const page = await context.newPage();
    // A page without policy or guard, of the same kind: it shows that the test is able to fail.
    await page.goto(pathToFileURL(join(out, "SHA256SUMS")).href);
    await page.evaluate(attempt, `${target()}/leak`).catch(() => {});
    await page.waitForTimeout(300);
    assert.notDeepEqual(heard, []);
    await context.close();
  });

  test(`${name} does not leave the page from disk`, async () => {
    const { page } = await open(fromDisk());
    await page.evaluate(attempt, `${target()}/leak`).catch(() => {});
    await page.waitForTimeout(300);
    assert.deepEqual(heard, []);
    assert.equal(page.url(), fromDisk());
    assert.equal(page.context().pages().length, 1);
    await page.close();
  });
}

test("WebRTC is gone", async () => {
  const { page } = await open(fromDisk());
  const kinds = await page.evaluate(() => [typeof RTCPeerConnection, typeof WebTransport]);
  assert.deepEqual(kinds, ["undefined", "undefined"]);
  await page.close();
});

test("hints and frames are taken out of the document", async () => {
  const { page } = await open(fromDisk());
  const left = await page.evaluate(async () => {
    for (const rel of ["preconnect", "dns-prefetch", "prefetch"]) {
      const link = document.createElement("link");
      link.rel = rel;
      link.href = "http://localhost:9/";
      document.head.append(link);
    }
    document.body.append(document.createElement("object"));
    await new Promise((done) => setTimeout(done, 50));
    return document.querySelectorAll("link:not([rel=icon]), object").length;
  });
  assert.equal(left, 0);
  await page.close();
});

test("the page's own anchors, downloads and reload still work", async () => {
  const { page } = await open(fromDisk());
  const download = page.waitForEvent("download");
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["kept"]));
    link.download = "kept.txt";
    document.body.append(link);
    link.click();
  });
  assert.equal(readFileSync(await (await download).path(), "utf8"), "kept");
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = "#app";
    document.body.append(link);
    link.click();
  });
  assert.equal(await page.evaluate(() => location.hash), "#app");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.reload");
  await page.locator("#version").waitFor();
  await page.close();
});

for (const [fault, words, block] of [
  ["no WebAssembly", "#tw-no-wasm", () => delete window.WebAssembly],
  ["no gzip", "#tw-old", () => delete window.DecompressionStream],
]) {
  test(`a browser with ${fault} gets its sentence`, async () => {
    const page = await browser.newPage();
    await page.addInitScript(block);
    await page.goto(fromDisk());
    await page.locator(words).waitFor({ state: "visible" });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), "unsupported");
    await page.close();
  });
}
