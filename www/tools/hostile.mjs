// npm run hostile: reads every hostile file as the released program does, optimised, the heavy ones too.
// None may take more than 5 seconds or 1 GiB. Tells the slowest and the one that took most memory.

import { main, run, say, Trouble } from "./shell.mjs";

// Without the command line: beside it the library would be built twice, once to unwind and once to
// abort, under one name.
const args = ["test", "--release", "--locked", "--no-default-features", "--test", "hostile"];
// One after the other: a file beside another would be measured with it.
const settings = ["--nocapture", "--test-threads=1", "--include-ignored"];

await main(async () => {
  const { code, output } = await run("cargo", [...args, "--", ...settings]);
  if (code !== 0) throw new Trouble(output.trimEnd());
  const lines = output.matchAll(/^ *(\d+) ms +(\d+) MiB {2}(\w+) {2}(.*?): /gm);
  const files = Array.from(lines, ([, ms, memory, status, name]) => ({
    ms: Number(ms),
    memory: Number(memory),
    what: `${name} (${status.toLowerCase()})`,
  }));
  const passed = Number(output.match(/test result: ok\. (\d+) passed/)?.[1] ?? 0);
  if (files.length < 40 || passed === 0) throw new Trouble(`Few files were read:\n${output}`);
  const most = (key) => files.reduce((a, b) => (b[key] > a[key] ? b : a));
  const [slowest, largest] = [most("ms"), most("memory")];
  say(`ok      ${files.length} hostile files, ${passed} tests passed`);
  say(`slowest ${slowest.ms} ms: ${slowest.what}`);
  say(`largest ${largest.memory} MiB: ${largest.what}`);
});
