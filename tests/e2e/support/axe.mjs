// axe in the page. Its source is evaluated: a script tag would be refused by the page's policy.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe holds against the page as it is now: one line a violation. */
export async function violations(page) {
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html}\n    ${failureSummary}`),
    }));
  });
  return found.map(({ id, nodes }) => `${id}:\n  ${nodes.join("\n  ")}`);
}
