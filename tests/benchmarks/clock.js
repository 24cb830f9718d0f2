/* The clock in each page and frame: from the release of the pointer, or a key, to the change that the reader waits for.
   All times are milliseconds since 1970, so that the frames of a page can be compared. */
(() => {
  "use strict";

  /**
   * What to wait for: until *probe*, an expression, has the *wanted* value (null: any other than now), at most *limit*
   * milliseconds.
   * @typedef {{ probe: string, wanted: unknown, limit: number }} Watched
   */
  /**
   * @typedef {object} Clock
   * @property {() => void} check
   * @property {number} instances points in the last draw call
   * @property {Promise<number | null>} reached when the probe had the wanted value; null after the limit
   * @property {(watched: Watched) => void} watch
   */
  /** @typedef {{ benchmarkClock: Clock, benchmarkDrawing?: Watched }} OfFrame */
  /** @typedef {{ benchmarkPointer: number, benchmarkDrawnAt?: number }} OfPage */

  const frame = /** @type {Window & OfFrame} */ (/** @type {unknown} */ (window));
  const page = /** @type {Window & OfPage} */ (/** @type {unknown} */ (window.top));
  const now = () => performance.timeOrigin + performance.now();
  /** @type {Clock} */
  const clock = { check: () => {}, instances: 0, reached: Promise.resolve(null), watch };
  frame.benchmarkClock = clock;

  for (const kind of ["pointerup", "keydown"])
    window.addEventListener(
      kind,
      (event) => (page.benchmarkPointer = performance.timeOrigin + event.timeStamp),
      { capture: true, passive: true },
    );

  /** @param {Watched} watched */
  function watch({ probe, wanted, limit }) {
    const read = new Function(`return (${probe});`);
    const before = read();
    clock.reached = new Promise((resolve) => {
      const finish = (/** @type {number | null} */ time) => {
        observer.disconnect();
        clearInterval(renewal);
        clearTimeout(timer);
        clock.check = () => {};
        resolve(time);
      };
      const observer = new MutationObserver(() => clock.check());
      const timer = setTimeout(() => finish(null), limit);
      clock.check = () => {
        const value = read();
        if (wanted === null ? value && value !== before : value === wanted) finish(now());
      };
      // A new frame begins with an empty document, which the real one replaces within the same window.
      /** @type {Document | null} */
      let observed = null;
      const observe = () => {
        if (observed === document) return;
        observed = document;
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      };
      const renewal = setInterval(observe, 5);
      observe();
    });
  }

  /* WebGL changes no document: count the points of each draw call instead. */
  const drawing = /** @type {Record<string, (...values: number[]) => void>} */ (
    /** @type {unknown} */ (WebGL2RenderingContext.prototype)
  );
  for (const { method, count } of [
    { method: "drawArraysInstanced", count: 3 },
    { method: "drawElementsInstanced", count: 4 },
  ]) {
    const draw = drawing[method];
    drawing[method] = function (...values) {
      draw.apply(this, values);
      clock.instances = values[count];
      clock.check();
    };
  }

  /* A cold load is watched from the first script on, in whichever frame the map appears. */
  if (frame.benchmarkDrawing) {
    clock.watch(frame.benchmarkDrawing);
    clock.reached.then((time) => time !== null && (page.benchmarkDrawnAt ??= time));
  }
})();
