/* In place of link.js in the map that opens from disk: a click shows the cluster's facts beside the map. */

/**
 * The page of the file.
 * @returns {Surroundings}
 */
function createDetailsBox() {
  /** @type {Record<string, [string, string][]>} terms and values by cluster id; the first is the name */
  let cards = {};
  /** @type {Clusters | null} */
  let clusters = null;

  /** @param {string | null} id */
  function choose(id) {
    clusters?.choose(id);
    byId("details").hidden = id === null;
    if (id === null) return;
    const [[, name], ...facts] = cards[id];
    inDetails("h1").textContent = name;
    inDetails("dl").replaceChildren(
      ...facts.flatMap(([term, value]) => [element("dt", term), element("dd", value)]),
    );
  }

  return {
    choose,
    lookNear: null,
    isDark: () => prefersDark().matches,
    connect(_map, _name, onTheme) {
      byId("close").addEventListener("click", () => choose(null));
      prefersDark().addEventListener("change", onTheme);
    },
    fill(drawn) {
      cards = JSON.parse(byId("cards").textContent ?? "");
      clusters = drawn.clusters;
      clusters.show(() => true);
    },
    // There is nobody around the map to tell.
    reportTrouble() {},
    reportTilesFailed() {},
  };
}

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} selector */
const inDetails = (selector) => /** @type {HTMLElement} */ (byId("details").querySelector(selector));

/**
 * @param {string} tag
 * @param {string} text
 */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

expose(createDetailsBox());
