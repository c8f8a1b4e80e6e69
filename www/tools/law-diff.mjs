// npm run law:diff OLD NEW: what a new law changes on the sample account, in dollars. OLD and NEW are rule
// packs, exports of the tariff schedule, folders of tables, or `built-in`; options of the command follow.

import { rust } from "./prepare.mjs";
import { main, must } from "./shell.mjs";

await main(async () => {
  await rust();
  const given = process.argv.slice(2);
  // Where npm runs, paths are meant from where the person is.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const manifest = new URL("../../Cargo.toml", import.meta.url).pathname;
  const program = ["run", "-q", "--release", "--locked", "--manifest-path", manifest, "--"];
  process.stdout.write(await must("cargo", [...program, "law-diff", ...given], { cwd }));
});
