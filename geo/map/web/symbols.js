/* How clusters and groups of clusters look: SVG symbols in Leaflet icons, with their accessible names. */

/** @typedef {ReturnType<typeof createIcons>} Icons */

const SYMBOLS = ".cluster-symbol, .cluster-group";
const SYMBOL_SIZE = 26; // pixels, symbol and outline; the target of a touch is 32
const MOST_SYMBOLS_IN_RING = 12;
const RING_RADIUS = 18.5; // pixels from a group's middle to those of its symbols; its box is 52 x 52
const ARC_RADIUS = 20.5; // pixels, of the arcs that stand for many symbols

/**
 * The row behind a marker; none behind a group.
 * @param {L.Layer} layer
 * @returns {ClusterRow | undefined}
 */
const rowOf = (layer) => /** @type {{ row?: ClusterRow }} */ (layer.options).row;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Element} children
 * @returns {SVGElement}
 */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * Where the symbols of a small group stand: one a cluster, around the middle from the top on.
 * @param {number[]} counts clusters of each level
 * @returns {{ rank: number, x: number, y: number, size: number }[]} upper left corners
 */
function ringOfSymbols(counts) {
  const ranks = counts.flatMap((count, rank) => Array(count).fill(rank));
  const size = Math.min(11, 88 / ranks.length);
  return ranks.map((rank, n) => {
    const angle = (2 * Math.PI * n) / ranks.length - Math.PI / 2;
    const x = RING_RADIUS * Math.cos(angle) - size / 2;
    const y = RING_RADIUS * Math.sin(angle) - size / 2;
    return { rank, x, y, size };
  });
}

/**
 * The parts of a large group's ring, as long as each level has clusters.
 * @param {number[]} counts clusters of each level
 * @returns {{ rank: number, length: number, start: number }[]} lengths along the circle
 */
function ringInProportion(counts) {
  const circumference = 2 * Math.PI * ARC_RADIUS;
  const total = counts.reduce((sum, count) => sum + count, 0);
  let before = 0;
  return counts.flatMap((count, rank) => {
    const start = (before / total) * circumference;
    before += count;
    return count ? [{ rank, length: (count / total) * circumference, start }] : [];
  });
}

/**
 * The mark of what is new in the year shown: a plus, so that it does not rest on colour.
 * @param {number} x of its middle
 * @param {number} y
 */
function newsBadge(x, y) {
  const arm = 3.6;
  return svg(
    "g",
    { class: "news", transform: `translate(${x},${y})` },
    svg("circle", { r: 6.4 }),
    svg("path", { d: `M${-arm} 0H${arm}M0 ${-arm}V${arm}` }),
  );
}

/**
 * @param {object} parameters
 * @param {LevelSymbol[]} parameters.levels
 * @param {Translate} parameters.text
 */
function createIcons({ levels, text }) {
  /** @param {L.Marker[]} markers */
  function countByLevel(markers) {
    const counts = levels.map(() => 0);
    for (const marker of markers) counts[rowOf(marker)?.level ?? 0] += 1;
    return counts;
  }

  /**
   * What a group holds, in words; a level's number stands behind it, for its name may be a plural.
   * @param {number[]} counts clusters of each level
   */
  const describe = (counts) =>
    counts
      .map((count, rank) => (count ? `${levels[rank].name} (${count})` : ""))
      .filter(Boolean)
      .join(", ");

  /** @param {number} rank */
  const fill = (rank) => `fill: var(--level-${rank})`;

  /** @param {number[]} counts */
  const smallRing = (counts) =>
    ringOfSymbols(counts).map(({ rank, x, y, size }) =>
      svg("path", {
        d: levels[rank].path,
        transform: `translate(${x},${y}) scale(${size / 24})`,
        style: fill(rank),
      }),
    );

  /** @param {number[]} counts */
  const largeRing = (counts) =>
    ringInProportion(counts).map(({ rank, length, start }) =>
      svg("circle", {
        r: ARC_RADIUS,
        fill: "none",
        "stroke-width": 7,
        transform: "rotate(-90)",
        style: `stroke: var(--level-${rank})`,
        "stroke-dasharray": `${length} ${2 * Math.PI * ARC_RADIUS}`,
        "stroke-dashoffset": -start,
      }),
    );

  /**
   * A group shows its number within a ring of its levels' symbols, or a ring in proportion when it is large.
   * @param {number[]} counts
   * @param {number} total
   * @param {number} size
   * @param {boolean} hasNews
   */
  function groupPicture(counts, total, size, hasNews) {
    const number = svg("text", { class: "number", "text-anchor": "middle", dy: "0.36em" });
    number.textContent = total < 10000 ? String(total) : `${Math.round(total / 1000)}k`;
    const ring = total <= MOST_SYMBOLS_IN_RING ? smallRing(counts) : largeRing(counts);
    const box = { viewBox: "-26 -26 52 52", width: size, height: size, "aria-hidden": "true" };
    const badge = hasNews ? [newsBadge(18, -18)] : [];
    return svg("svg", box, svg("circle", { class: "disc", r: 25 }), ...ring, number, ...badge);
  }

  /** @param {ClusterRow} row */
  function clusterPicture({ level, news }) {
    const box = { viewBox: "-3 -3 30 30", width: SYMBOL_SIZE, height: SYMBOL_SIZE, "aria-hidden": "true" };
    const ring = svg("circle", { class: "ring", cx: 12, cy: 12, r: 13.2 });
    const shape = svg("path", { class: "shape", d: levels[level].path, style: fill(level) });
    return svg("svg", box, ring, shape, ...(news ? [newsBadge(21, 3)] : []));
  }

  return {
    countByLevel,
    describe,

    /**
     * The icon of one cluster.
     * @param {ClusterRow} row
     */
    ofCluster(row) {
      return new ButtonIcon({
        className: "cluster-symbol",
        iconSize: [32, 32],
        picture: () => clusterPicture(row),
        label: [row.name, levels[row.level].name, row.place, row.news].filter(Boolean).join(", "),
        cluster: row.id,
      });
    },

    /**
     * The icon of a group.
     * @param {MarkerCluster} group
     */
    ofGroup(group) {
      const markers = group.getAllChildMarkers();
      const counts = countByLevel(markers);
      const news = markers.filter((marker) => rowOf(marker)?.news).length;
      const total = group.getChildCount();
      const parts = [describe(counts), placeName(markers, text), news ? text("group_news", { n: news }) : ""]
        .filter(Boolean)
        .join("; ");
      const size = total < 10 ? 44 : total < 100 ? 52 : total < 1000 ? 60 : 68;
      return new ButtonIcon({
        className: "cluster-group",
        iconSize: [size, size],
        picture: () => groupPicture(counts, total, size, news > 0),
        label: text("group", { n: total, parts }),
      });
    },
  };
}

/**
 * @typedef {object} ButtonOptions
 * @property {string} className
 * @property {[number, number]} iconSize in pixels
 * @property {() => SVGElement} picture drawn only when the icon comes on screen
 * @property {string} label accessible name
 * @property {string} [cluster] id of the cluster that it stands for
 */

/* A Leaflet icon that assistive technology knows as a button. */
class ButtonIcon extends L.DivIcon {
  /** @param {ButtonOptions} options */
  constructor({ className, iconSize, ...button }) {
    super({ className, iconSize, html: "" });
    this.button = button;
  }

  /**
   * @override
   * @returns {HTMLElement}
   */
  createIcon() {
    const element = super.createIcon();
    const { picture, label, cluster } = this.button;
    element.append(picture());
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", label);
    if (cluster !== undefined) element.dataset.cluster = cluster;
    return element;
  }
}
