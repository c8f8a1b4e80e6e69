// The first script of the document. The policy in the <meta> tag refuses every request that a page can
// make of its own; what it does not cover are navigation, new windows and WebRTC. This script closes
// those. It guards against accidents, ours or a library's, not against somebody who attacks the page on
// purpose: for that the host's Connection-Allowlist header, or a machine without a network, is the answer.
//
// Written for old browsers too, because it also decides whether to show the sentence for them.
(() => {
  // Ways to reach the network that no policy covers.
  const gone = [
    "RTCPeerConnection",
    "webkitRTCPeerConnection",
    "mozRTCPeerConnection",
    "WebTransport",
    "fetchLater",
  ];
  for (const name of gone) {
    try {
      delete window[name];
      Object.defineProperty(window, name, { value: undefined });
    } catch (_) {
      // Not configurable here: the browser keeps it, and the other walls remain.
    }
  }

  const refuse = (owner, name, value) => {
    try {
      Object.defineProperty(owner, name, { value: () => value, writable: false });
    } catch (_) {
      // As above.
    }
  };
  refuse(window, "open", null);
  refuse(HTMLFormElement.prototype, "submit", undefined);
  refuse(HTMLFormElement.prototype, "requestSubmit", undefined);

  // The page never goes anywhere: only to an anchor of its own, or to a file that it made itself.
  const stays = (address) => /^(#|blob:)/.test(address);
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  if (window.navigation) {
    // Firefox tells of a file that is saved twice, and the second time does not say that it is one.
    let saved = null;
    window.navigation.addEventListener("navigate", (event) => {
      const { url } = event.destination;
      if (event.downloadRequest !== null) saved = url;
      const ownFile = stays(url) && url === saved;
      if (event.cancelable && !event.hashChange && !ownFile) stop(event);
    });
  }
  const onLink = (event) => {
    for (const node of event.composedPath()) {
      if (!node.localName || !/^(a|area)$/.test(node.localName)) continue;
      const address = node.getAttribute("href") || node.getAttribute("xlink:href");
      if (address !== null && !stays(address)) stop(event);
    }
  };
  window.addEventListener("click", onLink, true);
  window.addEventListener("auxclick", onLink, true);
  // A form of the page still hears its own submit event; only the sending is taken away.
  window.addEventListener("submit", (event) => event.preventDefault(), true);
  // A file dropped beside the drop area would otherwise replace the page.
  for (const name of ["dragover", "drop"]) {
    window.addEventListener(name, (event) => event.preventDefault(), false);
  }

  const unwanted =
    "iframe, frame, object, embed, portal, fencedframe, base, meta[http-equiv=refresh i], " +
    "link[rel~=preconnect i], link[rel~=prefetch i], link[rel~=dns-prefetch i], " +
    "link[rel~=preload i], link[rel~=modulepreload i], link[rel~=prerender i], script[type=speculationrules i]";
  const remove = (node) => {
    if (node.nodeType !== 1) return;
    if (node.matches(unwanted)) {
      node.remove();
      return;
    }
    for (const inner of node.querySelectorAll(unwanted)) inner.remove();
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") remove(change.target);
      for (const node of change.addedNodes) remove(node);
    }
  }).observe(document, {
    attributes: true,
    attributeFilter: ["rel", "http-equiv", "type"],
    childList: true,
    subtree: true,
  });

  // What the page needs: WebAssembly with SIMD, and gzip. The bytes are the smallest module using SIMD.
  const simd = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253,
    15, 253, 98, 11,
  ];
  let fault = "";
  if (typeof WebAssembly !== "object") fault = "tw-no-wasm";
  else if (typeof DecompressionStream !== "function") fault = "tw-old";
  else if (!WebAssembly.validate(new Uint8Array(simd))) fault = "tw-old";
  if (fault !== "") {
    document.documentElement.setAttribute("data-state", "unsupported");
    document.addEventListener("DOMContentLoaded", () => {
      document.getElementById(fault).removeAttribute("hidden");
    });
  }
})();
