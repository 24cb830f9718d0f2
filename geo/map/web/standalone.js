/* In place of link.js in the map that opens from disk: the panel beside the map, with levels, search, list and cards. */

const CLOSEST_AT_FIRST = 9; // zoom level
const ROWS_AT_FIRST = 200;
// CSS pixels that the map has on A4 and on Letter, so that its heading and legend are on the same sheet.
const UPRIGHT = { width: 680, height: 740 };
const LANDSCAPE = { width: 940, height: 460 };

/**
 * The page of the file. Its elements are there once the map is connected: scripts stand in the head.
 * @returns {Surroundings}
 */
function createFilePage() {
  /** @type {ReturnType<typeof createFilePanel> | null} */
  let panel = null;
  return {
    choose: (id) => panel?.choose(id),
    lookNear: null,
    isDark: () => prefersDark().matches,
    connect(map, _name, onTheme) {
      byId("map-side").append(map.getContainer());
      panel = createFilePanel(JSON.parse(byId("content").textContent ?? ""));
      prefersDark().addEventListener("change", onTheme);
      window.addEventListener("beforeprint", () => {
        tellSize(map.getContainer());
        panel?.listAll();
      });
      window.addEventListener("afterprint", () => panel?.listAsBefore());
    },
    fill: (drawn) => panel?.fill(drawn),
    position: () => null,
    screen: () => document.documentElement,
    isFixed: () => false,
    // There is nobody around the map to tell.
    press() {},
    openGroup() {},
    reportView() {},
    reportTrouble() {},
    reportTilesFailed() {},
    reportTilesCame() {},
  };
}

/**
 * The panel beside the map.
 * @param {FileContent} content
 */
function createFilePanel({ levels, clusters, texts }) {
  const words = clusters.map(({ name, lines }) =>
    folded([name, ...lines.map(({ value }) => value)].join(" ")),
  );
  const text = createText(texts);
  /** @type {DrawnMap | null} */
  let drawn = null;
  /** @type {string | null} */
  let chosen = null;
  let limit = ROWS_AT_FIRST;

  const boxes = levels.map((level, rank) => {
    const box = around("input");
    Object.assign(box, { type: "checkbox", checked: true });
    box.addEventListener("change", showFound);
    const count = clusters.filter((cluster) => cluster.level === rank).length;
    byId("levels").append(
      around("label", box, symbolOf(level, rank), `${level.name} `, around("small", String(count))),
    );
    return box;
  });
  byId("search").addEventListener("input", showFound);
  byId("back").addEventListener("click", () => {
    byId("back").focus(); // not every browser gives a button that is pressed the focus
    choose(null);
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && chosen !== null && choose(null));

  /** @type {FileCluster[]} */
  let listed = [];

  function drawList(found = listed, most = limit) {
    listed = found;
    const { choose: focused } = /** @type {HTMLElement} */ (document.activeElement ?? byId("list")).dataset;
    const rows = found.slice(0, most).map((cluster) => {
      const symbol = symbolOf(levels[cluster.level], cluster.level);
      const button = around("button", symbol, cluster.name, around("small", cluster.place));
      button.dataset.choose = cluster.id;
      button.addEventListener("click", () => {
        choose(cluster.id);
        drawn?.clusters.reveal(cluster.id);
        byId("name").focus();
      });
      return around("li", button);
    });
    if (found.length > most) {
      const more = around("button", text("more", { n: found.length - most }));
      more.addEventListener("click", () => {
        limit *= 4;
        drawList();
        focusRow(found[most].id);
      });
      rows.push(around("li", more));
    }
    byId("list").replaceChildren(...rows);
    if (focused !== undefined) focusRow(focused); // after printing; all else draws the list from outside it
  }

  function showFound() {
    const wanted = folded(/** @type {HTMLInputElement} */ (byId("search")).value).split(" ");
    const fits = (/** @type {number} */ position) =>
      boxes[clusters[position].level].checked && wanted.every((word) => words[position].includes(word));
    const found = clusters.filter((_, position) => fits(position));
    drawn?.clusters.show(fits);
    byId("status").textContent = text("status", { n: found.length, total: clusters.length });
    drawList(found);
    byId("nothing").hidden = found.length > 0;
    if (chosen !== null && !found.some(({ id }) => id === chosen)) choose(null);
  }

  /**
   * Give the focus to a cluster's row, or to what is said of the list where the row is not in it.
   * @param {string} id
   */
  function focusRow(id) {
    /** @type {HTMLElement | null} */
    const row = byId("list").querySelector(`[data-choose="${CSS.escape(id)}"]`);
    (row ?? byId("status")).focus();
  }

  /** @param {string | null} id */
  function choose(id) {
    const before = chosen;
    const cardHadFocus = byId("card").contains(document.activeElement);
    chosen = id;
    drawn?.clusters.choose(id);
    const cluster = clusters.find((one) => one.id === id);
    byId("card").hidden = !cluster;
    byId("found").hidden = Boolean(cluster);
    if (cluster) {
      fillCard(cluster, levels[cluster.level]);
      byId("name").scrollIntoView({ block: "nearest" }); // on a phone the card stands below the map
    } else if (before !== null && cardHadFocus) focusRow(before); // which the focus cannot stay on
  }

  return {
    choose,
    listAll: () => drawList(listed, Infinity),
    listAsBefore: () => drawList(),

    /** @param {DrawnMap} filled */
    fill(filled) {
      drawn = filled;
      drawn.baseMaps.use(OUTLINE);
      showFound();
      drawn.view.fitPoints(drawn.clusters.shownPoints(), CLOSEST_AT_FIRST);
    },
  };
}

/**
 * How large the map is on screen, and how much smaller on paper; which way that lies only the style sheet knows.
 * @param {HTMLElement} map
 */
function tellSize({ offsetWidth: width, offsetHeight: height }) {
  /** @param {{ width: number, height: number }} paper */
  const fitting = (paper) => String(Math.min(1, paper.width / width, paper.height / height));
  const { style } = document.documentElement;
  style.setProperty("--map-width", `${width}px`);
  style.setProperty("--map-height", `${height}px`);
  style.setProperty("--map-scale-upright", fitting(UPRIGHT));
  style.setProperty("--map-scale-landscape", fitting(LANDSCAPE));
}

/**
 * @param {FileCluster} cluster
 * @param {LevelSymbol} level
 */
function fillCard({ name, level: rank, lines }, level) {
  byId("name").replaceChildren(symbolOf(level, rank), name);
  /** @type {HTMLElement[]} */
  const parts = [];
  lines.forEach(({ term, value, link }, n) => {
    if (n === 0 || lines[n - 1].term !== term) parts.push(around("dt", term));
    parts.push(around("dd", link === null ? value : linkTo(link, value)));
  });
  byId("facts").replaceChildren(...parts);
}

/**
 * @param {string} address
 * @param {string} text
 */
function linkTo(address, text) {
  const link = around("a", text);
  return Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer" });
}

/**
 * Small letters without accents, words a space apart.
 * @param {string} text
 */
const folded = (text) =>
  text
    .toLowerCase()
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\s+/g, " ")
    .trim();

/**
 * @param {LevelSymbol} level
 * @param {number} rank
 */
function symbolOf({ path }, rank) {
  const shape = svg("path", { d: path, style: `fill: var(--level-${rank})` });
  return svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, shape);
}

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {...(Node | string)} content
 */
function around(tag, ...content) {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}

expose(createFilePage());
