/* The panel's side of the exchange with the map's frame (geo/map/web/link.js). */

import { mapWindow } from "./streamlit.js";

const FROM_PAGE = "cluster-panel";
const FROM_MAP = "cluster-map";

/** @typedef {Pick<Window, "dispatchEvent" | "closed">} MapWindow the window of the map's frame, of this origin */

export class MapLink {
  /**
   * @param {(message: MessageFromMap) => void} onMessage
   * @param {() => boolean} isInUse once this is false, the link ends
   */
  constructor(onMessage, isInUse) {
    /** @type {MapWindow | null} */
    this.map = null; // until it has spoken
    this.acknowledged = 0; // number of the last choice on the map that has been heard of
    this.onMessage = onMessage;
    const listening = new AbortController();
    window.addEventListener(
      "message",
      ({ data, origin, source }) => {
        if (!isInUse()) listening.abort();
        else if (origin === window.location.origin && data?.source === FROM_MAP)
          this.receive(data, /** @type {Window} */ (source));
      },
      { signal: listening.signal },
    );
    this.post(mapWindow(), { type: "hello" }); // a map that was ready before says so again
  }

  /**
   * @param {MessageFromMap} message
   * @param {MapWindow} source
   */
  receive(message, source) {
    this.map = source;
    if (message.type === "ready" || message.type === "chosen") this.acknowledged = message.choice;
    this.onMessage(message);
  }

  /** @param {Omit<StateMessage, "type" | "acknowledged">} state */
  sendState(state) {
    this.post(this.map, { type: "state", acknowledged: this.acknowledged, ...state });
  }

  /**
   * @param {number | null} year
   * @param {string} periods
   */
  previewYear(year, periods) {
    this.post(this.map, { type: "year", year, periods });
  }

  /** @param {string} id */
  reveal(id) {
    this.post(this.map, { type: "reveal", id });
  }

  /** @param {string | null} id */
  light(id) {
    this.post(this.map, { type: "light", id });
  }

  /** @param {string | null} at */
  moveTo(at) {
    this.post(this.map, { type: "move", at });
  }

  /**
   * Hand a message over at once. A posted message would wait until the page has drawn itself, since page and frame share one
   * thread.
   * @param {MapWindow | null} target
   * @param {MessageToMap} message
   */
  post(target, message) {
    const data = { source: FROM_PAGE, ...message };
    try {
      if (target && !target.closed)
        target.dispatchEvent(new MessageEvent("message", { data, origin: window.location.origin }));
    } catch {
      // The map's page did not come: the frame holds the browser's error page, which is of another origin.
    }
  }
}
