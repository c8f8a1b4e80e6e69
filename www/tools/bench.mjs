// npm run bench: builds the page and measures it.

import { bindgen, packages, rust } from "./prepare.mjs";
import { main } from "./shell.mjs";

await main(async () => {
  await rust();
  await packages();
  await bindgen();
  const { build } = await import("../build.mjs");
  await build();
  const { bench } = await import("../../tests/bench/page.mjs");
  await bench();
});
