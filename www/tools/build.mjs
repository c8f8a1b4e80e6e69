// npm run build: installs what is missing and writes dist/tidewaiter.html.

import { bindgen, packages, rust } from "./prepare.mjs";
import { main } from "./shell.mjs";

await main(async () => {
  await rust();
  await packages();
  await bindgen();
  const { build } = await import("../build.mjs");
  await build({ acceptImports: process.argv.includes("--accept-imports") });
});
