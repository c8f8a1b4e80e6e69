// How much memory the renderer of a page takes at its peak. Only Linux tells: elsewhere nothing is measured.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

const status = (pid) => `/proc/${pid}/status`;

/** Kilobytes that the kernel gives under a name for a process. */
function kilobytes(pid, name) {
  const line = readFileSync(status(pid), "utf8").match(new RegExp(`^${name}:\\s+(\\d+) kB`, "m"));
  return line ? Number(line[1]) : 0;
}

/** The processes that draw pages. */
async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => id)
    .filter((id) => existsSync(status(id)));
}

/**
 * Starts counting; the function it gives tells the bytes that the renderers took at their peak since then
 * beyond what they had, or null where that cannot be told.
 */
export async function watchMemory(browser) {
  const before = new Map();
  for (const pid of await renderers(browser)) {
    try {
      // Sets the peak back to what is in use now.
      writeFileSync(`/proc/${pid}/clear_refs`, "5");
    } catch {
      return () => null;
    }
    before.set(pid, kilobytes(pid, "VmRSS"));
  }
  if (before.size === 0) return () => null;
  return () => {
    let sum = 0;
    for (const [pid, had] of before) {
      if (existsSync(status(pid))) sum += kilobytes(pid, "VmHWM") - had;
    }
    return sum * 1024;
  };
}
