// npm run bench: builds the page and measures it; names of sections may follow.

import { bindgen, packages, peers, rust } from "./prepare.mjs";
import { main } from "./shell.mjs";

await main(async () => {
  await rust();
  await packages();
  await peers();
  await bindgen();
  const { build } = await import("../build.mjs");
  await build();
  const { bench } = await import("../../tests/bench/bench.mjs");
  await bench(process.argv.slice(2));
});
