// npm test: runs every step, one line each, tells all failures at the end. Words after `--` pick steps:
// npm test -- clippy "end to end"

import { main, say, since } from "./shell.mjs";
import { countTests, steps, told } from "./steps.mjs";

const wanted = process.argv.slice(2);

await main(async () => {
  let [passed, failed] = [0, 0];
  const failures = [];
  for (const [name, work] of steps.filter(isWanted)) {
    const start = performance.now();
    const result = await attempt(work);
    const count = countTests(result);
    if (!result.skipped) passed += count.passed;
    failed += count.failed;
    say(line(name, result, count, start));
    for (const what of result.notRun ?? []) say(`not run  ${what}`);
    if (result.code !== 0) {
      failures.push(name);
      say(`${result.output.trimEnd()}\n`);
    } else {
      for (const figure of told(result.output)) say(`         ${figure}`);
    }
    // Without its tools nothing else can run.
    if (name === steps[0][0] && result.code !== 0) break;
  }
  if (failures.length > 0) say(`Failed: ${failures.join("; ")}`);
  say(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});

function isWanted([name], index) {
  return wanted.length === 0 || index === 0 || wanted.some((word) => name.includes(word));
}

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

function line(name, result, count, start) {
  if (result.skipped) return `not run  ${name}: ${result.skipped}`;
  const word = result.code === 0 ? "ok      " : "FAILED  ";
  const tests = count.passed + count.failed > 1 ? `, ${count.passed} passed` : "";
  return `${word} ${name} (${since(start)}${tests})`;
}
