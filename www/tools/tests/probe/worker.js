import { initSync, version } from "tidewaiter-core";

self.onmessage = async ({ data }) => {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  initSync({ module: await new Response(stream).arrayBuffer() });
  self.postMessage(version().version);
};
