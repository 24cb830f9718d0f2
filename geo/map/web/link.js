/* The link between the map's frame and the right panel of the page around it (pages/panels/web/map_link.js). */

const FROM_PAGE = "cluster-panel";
const FROM_MAP = "cluster-map";

/**
 * The map's side of the exchange of messages, whatever carries them.
 * @param {(message: MessageFromMap) => void} send
 * @param {(message: PressedMessage) => void} handOver the same, for a message that cannot wait
 */
function createExchange(send, handOver) {
  /** @type {DrawnMap | null} */
  let drawn = null; // null until its clusters have come
  /** @type {StateMessage | null} */
  let state = null;
  /** @type {YearMessage | null} the year that the map shows until the server's answer, a state of that year, has come */
  let preview = null;
  let choice = 0; // number of the reader's last choice on the map
  let troubled = false;

  function sendView() {
    const { map, view } = /** @type {DrawnMap} */ (drawn);
    const bounds = map.getBounds();
    const [south, west] = [bounds.getSouth(), bounds.getWest()];
    send({
      type: "view",
      at: view.position(),
      south,
      west,
      north: bounds.getNorth(),
      east: bounds.getEast(),
    });
  }

  function applyState() {
    if (!drawn) return;
    // A state that tells of another payload would show the wrong rows; the one that tells of this is on its way.
    if (state && !drawn.payload.endsWith(state.payload)) return;
    if (preview && preview.year === state?.year) endPreview();
    if (preview) return;
    drawn.clusters.show(readBits(state?.visible ?? null));
    if (!state) return;
    drawn.baseMaps.use(state.basemap);
    drawn.outlines.look(state.counties);
    drawn.near.show(state.near);
    drawn.view.settle();
    // A state that the panel sent before it heard of the last choice would undo that choice.
    if (state.acknowledged !== choice || state.chosen === drawn.clusters.chosen()) return;
    drawn.clusters.choose(state.chosen);
    if (state.chosen !== null) drawn.clusters.reveal(state.chosen);
  }

  function endPreview() {
    preview = null;
    drawn?.years.stop();
  }

  /** Preview a year only where nothing is filtered; otherwise the map waits for the server, which knows what is left. */
  function showPreview() {
    if (preview && state?.visible === null) drawn?.years.show(preview);
  }

  function introduce() {
    send({ type: "ready", choice });
    if (troubled) send({ type: "trouble" });
    sendView();
  }

  return {
    /** Say that a file of the map did not come. */
    reportTrouble() {
      troubled = true;
      send({ type: "trouble" });
    },

    /** @param {string} basemap */
    reportTilesFailed: (basemap) => send({ type: "tiles-failed", basemap }),

    reportTilesCame: () => send({ type: "tiles-came" }),

    /** @param {string} id */
    press: (id) => handOver({ type: "pressed", cluster: id }),

    /** @param {string | null} id */
    choose(id) {
      choice += 1;
      send({ type: "chosen", cluster: id, choice });
      drawn?.clusters.choose(id);
    },

    /**
     * @param {string} name
     * @param {string[]} ids
     */
    openGroup: (name, ids) => send({ type: "group", name, clusters: ids }),

    /**
     * @param {number} latitude
     * @param {number} longitude
     */
    lookNear: (latitude, longitude) => send({ type: "near", latitude, longitude }),

    /** Say which part of the world the map shows, once there are clusters to say it of. */
    reportView: () => drawn && sendView(),

    /** @param {DrawnMap} filled */
    fill(filled) {
      drawn = filled;
      applyState();
      showPreview();
      introduce();
    },

    /** @param {MessageToMap} message */
    receive(message) {
      if (message.type === "state") {
        state = message;
        applyState();
      }
      if (message.type === "year") {
        preview = message;
        applyState();
        showPreview();
      }
      if (message.type === "hello" && drawn) introduce();
      if (message.type === "light") drawn?.clusters.light(message.id);
      if (message.type === "move") drawn?.view.moveTo(message.at);
      if (message.type === "reveal") drawn?.clusters.reveal(message.id);
    },
  };
}

/**
 * The page around the map's frame.
 * @returns {Surroundings}
 */
function createPageLink() {
  const { origin } = window.location;
  const post = (/** @type {MessageFromMap} */ message) =>
    window.parent.postMessage({ source: FROM_MAP, ...message }, origin);
  // The browser hands out a posted message after the release and the click, whose answer a press is to prepare.
  const handOver = (/** @type {PressedMessage} */ message) => {
    const data = { source: FROM_MAP, ...message };
    window.parent.dispatchEvent(new MessageEvent("message", { data, origin, source: window }));
  };
  const exchange = createExchange(post, handOver);
  return {
    ...exchange,
    isDark: isPageDark,
    position: addressedPosition,
    screen: mapWithPanel,
    isFixed: isMapFixed,
    connect(_map, name, onTheme) {
      nameFrame(name);
      window.addEventListener("message", (event) => {
        if (event.origin === origin && event.data?.source === FROM_PAGE) exchange.receive(event.data);
      });
      onPageDrawn(() => requestAnimationFrame(onTheme));
    },
  };
}

expose(createPageLink());
