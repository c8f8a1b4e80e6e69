// npm start: installs what is missing, builds, serves the page on this machine and says where.

import { bindgen, packages, rust } from "./prepare.mjs";
import { serve } from "./serve.mjs";
import { main, say, since } from "./shell.mjs";

await main(async () => {
  const start = performance.now();
  await rust();
  await packages();
  await bindgen();
  const { build } = await import("../build.mjs");
  await build();
  const { address } = await serve({ port: Number(process.env.PORT ?? 8080) });
  say(`Tidewaiter is at ${address} after ${since(start)}. Ctrl-C ends it.`);
});
