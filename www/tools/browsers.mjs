// Finds the browsers that the tests drive; on Debian, as root, installs the ones that are missing.

import { existsSync } from "node:fs";
import { must, run, say, Trouble } from "./shell.mjs";

const places = {
  chromium: [
    process.env.CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  chromedriver: [
    process.env.CHROMEDRIVER,
    "/usr/bin/chromedriver",
    "/opt/homebrew/bin/chromedriver",
  ],
  firefox: [
    process.env.FIREFOX,
    "/usr/bin/firefox-esr",
    "/usr/bin/firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
  ],
};

const debian = { chromium: "chromium", chromedriver: "chromium-driver", firefox: "firefox-esr" };

/** The flags with which Chromium runs headless, as root too, and without traffic of its own. */
export const chromiumFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of `chromium`, `chromedriver` or `firefox`, or null. */
export function find(name) {
  return places[name].find((path) => path && existsSync(path)) ?? null;
}

/** Makes sure that the named browsers are there, and gives back their paths by name. */
export async function browsers(names = ["chromium", "chromedriver", "firefox"]) {
  const missing = names.filter((name) => !find(name));
  if (missing.length > 0) await install(missing);
  return Object.fromEntries(names.map((name) => [name, find(name)]));
}

async function install(names) {
  const wanted = names.map((name) => debian[name]);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) {
    throw new Trouble(
      `The tests need ${names.join(" and ")}. On Debian: sudo apt-get install ${wanted.join(" ")}. ` +
        `Elsewhere: install them and set ${names.map((name) => name.toUpperCase()).join(", ")} to their paths.`,
    );
  }
  say(`installing ${wanted.join(", ")}`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // A failed update is told by the install that follows it.
  await run("apt-get", ["update"], { env });
  await must("apt-get", ["install", "-y", "--no-install-recommends", ...wanted], { env });
  const still = names.filter((name) => !find(name));
  if (still.length > 0) throw new Trouble(`${still.join(", ")} cannot be found after the install.`);
}
