/* The clock in each page and frame: from the release of the pointer to the change that the reader waits for.
   All times are milliseconds since 1970, so that the frames of a page can be compared. */
(() => {
  "use strict";
  const now = () => performance.timeOrigin + performance.now();
  const clock = (window.benchmarkClock = { check: () => {}, instances: 0 });

  window.addEventListener(
    "pointerup",
    (event) => (window.top.benchmarkPointer = performance.timeOrigin + event.timeStamp),
    { capture: true, passive: true },
  );

  /* Start watching: `reached` becomes the time at which the probe, an expression, has the wanted value (null: any
     other than now), or null after `limit` milliseconds. */
  clock.watch = ({ probe, wanted, limit }) => {
    const read = new Function(`return (${probe});`);
    const before = read();
    clock.reached = new Promise((resolve) => {
      const finish = (time) => {
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
      let observed = null;
      const observe = () => {
        if (observed === document) return;
        observed = document;
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      };
      const renewal = setInterval(observe, 5);
      observe();
    });
  };

  /* WebGL changes no document: count the points of each draw call instead. */
  for (const [method, position] of [["drawArraysInstanced", 3], ["drawElementsInstanced", 4]]) {
    const draw = WebGL2RenderingContext.prototype[method];
    WebGL2RenderingContext.prototype[method] = function (...values) {
      draw.apply(this, values);
      clock.instances = values[position];
      clock.check();
    };
  }

  /* A cold load is watched from the first script on, in whichever frame the map appears. */
  if (window.benchmarkDrawing) {
    clock.watch(window.benchmarkDrawing);
    clock.reached.then((time) => time && (window.top.benchmarkDrawnAt ??= time));
  }
})();
