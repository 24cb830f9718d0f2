/* In place of link.js in the map that opens from disk: a click shows the cluster's facts beside the map. */
(() => {
  "use strict";
  const ClusterMap = window.ClusterMap;
  const find = (selector) => document.querySelector(`#details ${selector}`);

  ClusterMap.tell = () => {};

  ClusterMap.connect = () => {
    find("#close").addEventListener("click", () => ClusterMap.report(null));
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", ClusterMap.readTheme);
  };

  ClusterMap.ready = () => {
    ClusterMap.cards = JSON.parse(document.getElementById("cards").textContent);
    ClusterMap.show(() => true);
    document.documentElement.dataset.drawn = "true";
  };

  ClusterMap.report = (id) => {
    ClusterMap.choose(id, { reveal: false });
    const details = document.getElementById("details");
    details.hidden = id === null;
    if (id === null) return;
    const [name, ...facts] = ClusterMap.cards[id];
    find("h1").textContent = name[1];
    find("dl").replaceChildren(...facts.flatMap(([term, value]) => [element("dt", term), element("dd", value)]));
  };

  function element(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }
})();
