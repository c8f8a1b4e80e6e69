// The sentences of the quay, of reading and of what can go wrong there; a part of the table of words.

import type { Stage } from "../engine/protocol";
import type { FileStatus } from "../engine/report";

const plural = (n: number, one: string, many = `${one}s`) => (n === 1 ? one : many);

export const QUAY = {
  quay: {
    title: "See your entries as customs sees them, and the duty that may come back.",
    does: "Drop the ACE reports you already have. Tidewaiter checks every line as a CBP Center would, and estimates duty drawback to the cent with the paragraph of law behind each figure.",
    stays: "Nothing leaves this page.",
    how: "How do I check this?",
    drop: "Drop reports here, or choose files",
    dropOver: "Let go to read them",
    wants:
      "ES-003 from ACE Reports, as CSV or XLSX. AES-202 for exports. Many files at once, folders too.",
    folder: "Choose a folder",
    sample: "Load sample",
    sampleNote: "invented data",
    where: "Where do I find these reports?",
    addsTitle: "What each file brings",
    adds: [
      {
        file: "ES-003",
        brings: "checks of every line, your account, and the duty that exports could bring back",
      },
      { file: "AES-202", brings: "the drawback estimate, with its bound and its designations" },
      {
        file: "Inventory ledger",
        brings: "drawback by direct identification, as lot or serial numbers do",
      },
      {
        file: "Other lists",
        brings:
          "liquidation, earlier claims, destructions, AD/CVD cases, requests from CBP: each completes the report",
      },
      {
        file: "USITC tariff export",
        brings: "the newest tariff, for this session; a rule pack brings any other law",
      },
    ],
  },

  verify: {
    title: "How to check that nothing leaves",
    lead: "Tidewaiter contains no code that sends data, and it tells the browser to refuse network use. You need not take our word for it:",
    steps: [
      {
        head: "Unplug the network.",
        text: "Save this file, take the cable out or switch to flight mode, open the file from disk, and load the sample. It does everything it does here.",
      },
      {
        head: "Look at the request list.",
        text: "Open the developer tools (F12), choose Network, and reload. There is one row: the page itself. Drop a file, and there is still one row.",
      },
      {
        head: "Compare the hash.",
        text: "The published file and yours are the same if their SHA-256 is the same:",
      },
    ],
    commands: [
      { system: "Windows", command: "Get-FileHash tidewaiter.html" },
      { system: "macOS", command: "shasum -a 256 tidewaiter.html" },
      { system: "Linux", command: "sha256sum tidewaiter.html" },
    ],
    policy: "What this page tells the browser",
    policyLimit:
      "This policy closes requests, not every channel a browser has; a first script closes windows, navigation and WebRTC. The network cable is the proof.",
    requests: (n: number) => `${n} ${plural(n, "request")} since this page opened`,
    violations: (n: number) => `${n} ${plural(n, "attempt")} refused by the policy`,
    indicator: "An indicator, not a proof.",
    badge: (n: number) => `${n} ${plural(n, "request")} since load`,
  },

  reading: {
    title: "Reading",
    checking: "Checking every line",
    rows: (n: string) => `${n} rows`,
    rate: (n: string) => `${n} rows a second`,
    cancelNamed: (name: string) => `Cancel ${name}`,
    removeNamed: (name: string) => `Leave out ${name}`,
    remove: "Leave out",
    progressNamed: (name: string) => `Reading ${name}`,
    status: (done: number, all: number) => `${done} of ${all} ${plural(all, "file")} read`,
    stopped: "The check was stopped.",
    stoppedNote: "The files are still in hand; nothing was lost.",
    again: "Check again",
    unknownKind: "Recognising…",
  },

  readState: {
    waiting: "Waiting",
    reading: "Reading",
    read: "Read",
    cancelled: "Cancelled",
    fault: "Reader replaced",
  },

  fileStatus: {
    complete: "Complete",
    partial: "Partly read",
    incomplete: "Incomplete",
    refused: "Not recognised",
  } satisfies Record<FileStatus, string>,

  stage: {
    starting: "starting",
    opening: "opening the file",
    reading: "reading its rows",
    finishing: "finishing the file",
    checking: "checking the lines",
    "looking up": "looking up a row",
    writing: "writing a file to take away",
  } satisfies Record<Stage, string>,

  fault: {
    title: "The reader failed and was replaced",
    inFile: (file: string, stage: string) => `It failed in ${file}, while ${stage}.`,
    noFile: (stage: string) => `It failed while ${stage}.`,
    after:
      "No total is shown, because that file was not read to its end. The other files are safe.",
    full: "Most likely it needs more memory than the one gigabyte that it may have. Take fewer files or rows at a time, such as the entries of one year; the command-line version has all memory of the machine.",
    tryAgain: "Try again",
    blocked: "WebAssembly is blocked here",
    blockedWhy:
      "Tidewaiter calculates with WebAssembly, inside this page. This browser, or a policy of your organisation, does not allow it.",
    blockedAsk:
      "Ask IT to allow WebAssembly for this file or address. In Chrome or Edge: the JavaScript JIT setting (DefaultJavaScriptJitSetting, or an exception in JavaScriptJitAllowedForSites); in Edge also “Enhance your security on the web”. In Firefox: javascript.options.wasm. No network access is needed.",
  },
} as const;
