// Looks through the finished page for anything that could reach the network, however it got there.

import { Trouble } from "./shell.mjs";

// Spelled as people and minifiers write them; the guard script, which names them to remove them, is not
// looked through.
const forbidden = [
  /\bRTCPeerConnection\b/,
  /\bWebTransport\b/,
  /\bEventSource\b/,
  /\bWebSocket/,
  /\bXMLHttpRequest\b/,
  /\bActiveXObject\b/,
  /\bsendBeacon\b/,
  /\bfetch(Later)?\s*\(/,
  /[.[]\s*["'`]?fetch\b/,
  /\bimportScripts\b/,
  /\bimport\s*\(/,
  /\bpreconnect\b/,
  /\bdns-prefetch\b/,
  /<iframe/i,
  /["'`]iframe["'`]/i,
  /\bwindow\.open\b/,
  /\bserviceWorker\b/,
  /\bSharedWorker\b/,
  /\blocation\.(assign|replace|href\s*=[^=])/,
  /\beval\s*\(/,
  /\bnew Function\b/,
  /\bdocument\.write\b/,
  /\b(local|session)Storage\b/,
  /\bindexedDB\b/,
  /@import\b/,
  /\burl\(\s*["']?(?!data:|#)/i,
];

// Names of markup vocabularies: addresses in form only, nothing is asked of them.
const vocabularies = [
  "http://www.w3.org/1999/xhtml",
  "http://www.w3.org/2000/svg",
  "http://www.w3.org/1998/Math/MathML",
  "http://www.w3.org/1999/xlink",
  "http://www.w3.org/XML/1998/namespace",
  "http://www.w3.org/2000/xmlns/",
];

// Hosts whose addresses may stand as text in the law data and in workbook parts.
const quotedHosts =
  /(^|\.)(gov|w3\.org|law\.cornell\.edu|openxmlformats\.org|schemas\.microsoft\.com|purl\.org|docs\.rs|github\.com|json-schema\.org|iso\.org)$/;

/** What is wrong with a piece of script, style or markup: a list of sentences. */
export function faults(name, text) {
  const found = [];
  for (const pattern of forbidden) {
    const hit = pattern.exec(text);
    if (hit) found.push(`${name} holds ${JSON.stringify(around(text, hit.index))}`);
  }
  for (const { 0: address, index } of text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]+/gi)) {
    if (!vocabularies.includes(address)) {
      found.push(`${name} holds the address ${JSON.stringify(around(text, index))}`);
    }
  }
  for (const hit of text.matchAll(/(?:src|href|action|srcset|poster)\s*=\s*["']?\/\//gi)) {
    found.push(`${name} holds the address ${JSON.stringify(around(text, hit.index))}`);
  }
  return found;
}

/** Addresses in the wasm module's data whose host is not one that the law or a workbook names. */
export function strangeAddresses(bytes) {
  const text = Buffer.from(bytes).toString("latin1");
  const hosts = new Set();
  for (const { 1: host } of text.matchAll(/\b(?:https?|wss?):\/\/([A-Za-z0-9.-]+)/g)) {
    if (!quotedHosts.test(host)) hosts.add(host);
  }
  return [...hosts].sort();
}

/** Fails when any of the named texts, or the wasm module, holds something that it must not. */
export function checkPage(texts, wasm) {
  const found = Object.entries(texts).flatMap(([name, text]) => faults(name, text));
  for (const host of strangeAddresses(wasm)) {
    found.push(
      `the wasm module holds an address at ${host}, which www/tools/scan.mjs does not know`,
    );
  }
  if (found.length > 0) throw new Trouble(["The page fails the scan:", ...found].join("\n  "));
}

function around(text, index) {
  return text.slice(Math.max(0, index - 30), index + 50);
}
