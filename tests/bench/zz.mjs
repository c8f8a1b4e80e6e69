import { chromium } from "playwright-core";
import { serve } from "/work/main/www/tools/serve.mjs";
const own = await serve({ port: 0 });
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const p = await b.newPage();
await p.goto(own.address);
await p.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(process.argv.slice(2));
const t = Date.now(); let last = "";
for (let i = 0; i < 300; i++) {
  await new Promise((r) => setTimeout(r, 500));
  const s = await p.evaluate(() => [document.documentElement.dataset.state, performance.getEntriesByName("tw:weighed").length]);
  if (s.join() !== last) { console.log((Date.now() - t) / 1000, s.join(" ")); last = s.join(); }
  if (s[1] > 0 || s[0] === "broken") break;
}
await b.close(); own.close(); process.exit(0);
