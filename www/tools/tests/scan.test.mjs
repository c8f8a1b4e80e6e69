import assert from "node:assert/strict";
import { test } from "node:test";
import { faults, strangeAddresses } from "../scan.mjs";

const bad = [
  "await fetch('x')",
  "self['fetch'](x)",
  "new WebSocket(u)",
  "navigator.sendBeacon(u)",
  "new XMLHttpRequest",
  "new RTCPeerConnection",
  "importScripts('a.js')",
  "import('./a.js')",
  "document.createElement('iframe')",
  "<iframe srcdoc=x>",
  "window.open('x')",
  "location.href='x'",
  "location.assign('x')",
  "<link rel=preconnect>",
  "const u='https://example.com/a'",
  "const u=`wss://example.com`",
  "<img src='//example.com/a.png'>",
  ".a{background:url(a.png)}",
  "@import 'a.css'",
  "eval('1')",
  "localStorage.x=1",
];

for (const text of bad) {
  test(`the scan refuses ${text}`, () => {
    assert.notDeepEqual(faults("script", text), []);
  });
}

const good = [
  "const prefetched=1;",
  "x.innerText='http'",
  "createElementNS('http://www.w3.org/2000/svg','svg')",
  "if(location.href===x)y()",
  ".a{background:url(data:image/png;base64,AA)}",
  "evaluate(1)",
];

for (const text of good) {
  test(`the scan lets ${text} pass`, () => {
    assert.deepEqual(faults("script", text), []);
  });
}

test("addresses of the law may stand in the core, others may not", () => {
  const text = "https://www.ecfr.gov/current/title-19 http://collector.example/x";
  assert.deepEqual(strangeAddresses(Buffer.from(text)), ["collector.example"]);
});
