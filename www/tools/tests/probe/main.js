// The smallest page that goes through the whole pipeline: unpacks the core, starts the worker and shows
// the version that the core tells.

import { coreBytes } from "../../../src/engine/assets";
import "./style.css";

const block = (id) => document.getElementById(id).textContent;

const policy = window.trustedTypes?.createPolicy("tw-worker", {
  createScriptURL: (address) => (address.startsWith("blob:") ? address : ""),
});
const source = URL.createObjectURL(new Blob([block("tw-worker")], { type: "text/javascript" }));
const worker = new Worker(policy?.createScriptURL(source) ?? source);
worker.onmessage = ({ data }) => {
  const shown = document.createElement("p");
  shown.id = "version";
  shown.textContent = data;
  document.getElementById("app").append(shown);
};
worker.postMessage(new Uint8Array(coreBytes()));
