/* The link between the map's frame, the page around it and Streamlit. Extends window.ClusterMap.

   From the page (panel.js): hello, state {visible, chosen, basemap}, reveal {id}, fit.
   To the page: ready, chosen {cluster}, view {south, west, north, east}, trouble, tiles-failed. */
(() => {
  "use strict";
  const ClusterMap = window.ClusterMap;
  const FROM_PAGE = "cluster-panel";
  const FROM_MAP = "cluster-map";
  let state = null;
  let filled = false;

  ClusterMap.tell = (message) => window.parent.postMessage({ source: FROM_MAP, ...message }, window.location.origin);

  ClusterMap.report = (cluster) => {
    ClusterMap.tell({ type: "chosen", cluster });
    ClusterMap.choose(cluster, { reveal: false });
  };

  ClusterMap.connect = () => {
    window.addEventListener("message", receive);
    window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, () => requestAnimationFrame(ClusterMap.readTheme));
    ClusterMap.map.on("moveend", tellView);
  };

  ClusterMap.ready = () => {
    filled = true;
    ClusterMap.tell({ type: "ready" });
    document.documentElement.dataset.drawn = "true";
    apply();
    tellView();
  };

  function tellView() {
    const bounds = ClusterMap.map.getBounds();
    ClusterMap.tell({
      type: "view", south: bounds.getSouth(), west: bounds.getWest(), north: bounds.getNorth(), east: bounds.getEast(),
    });
  }

  function receive({ data, origin }) {
    if (origin !== window.location.origin || data?.source !== FROM_PAGE) return;
    if (data.type === "state") {
      state = data;
      apply();
    }
    if (data.type === "hello" && filled) {
      ClusterMap.tell({ type: "ready" });
      if (ClusterMap.troubled) ClusterMap.tell({ type: "trouble" });
      tellView();
    }
    if (data.type === "reveal") ClusterMap.reveal(data.id);
    if (data.type === "fit") ClusterMap.fitShown();
  }

  function apply() {
    if (!filled) return;
    const bits = state?.visible ? Uint8Array.from(atob(state.visible), (char) => char.charCodeAt(0)) : null;
    ClusterMap.show((position) => !bits || Boolean(bits[position >> 3] & (0x80 >> (position & 7))));
    if (!state) return;
    ClusterMap.useBasemap(state.basemap);
    if (state.chosen !== ClusterMap.model.chosen) ClusterMap.choose(state.chosen, { reveal: true });
  }
})();
