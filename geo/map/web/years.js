/* The map at another year, shown at once while the server's answer is on its way: which clusters had been admitted by
   then, at which level, is one small file that is read when a year is first asked for. */

/** @typedef {ReturnType<typeof createYears>} Years */

/**
 * @typedef {object} Period A marker, and the years at which it is shown, both included; no last one: to this day.
 * @property {L.Marker} marker
 * @property {number} first
 * @property {number | null} last
 */

/**
 * @param {object} parameters
 * @param {Clusters} parameters.clusters
 * @param {Icons} parameters.icons
 */
function createYears({ clusters, icons }) {
  /** @type {Promise<Period[]> | null} */
  let reading = null;
  /** @type {YearMessage | null} what was asked for last, while it is to be shown */
  let wanted = null;

  /** @param {string} address */
  const read = async (address) =>
    /** @type {PeriodRow[]} */ (readRows(await readJson(address))).map((row) => drawPeriod(row, icons));

  return {
    /** @param {YearMessage} message */
    async show(message) {
      wanted = message;
      const { year, periods } = message;
      if (year === null) return;
      reading ??= read(periods);
      // Without the file the map waits for the server's answer, which needs none.
      const drawn = await reading.catch(() => null);
      if (drawn && wanted === message) clusters.showMarkers(markersAt(drawn, year));
    },

    /** Show nothing of what was asked for and is still on its way. */
    stop() {
      wanted = null;
    },
  };
}

/**
 * @param {PeriodRow} row
 * @param {Icons} icons
 * @returns {Period}
 */
function drawPeriod({ first, last, ...place }, icons) {
  const row = { ...place, sector: null, members: null, since: null, news: null };
  return { marker: /** @type {L.Marker} */ (drawMarker(row, icons)), first, last };
}

/**
 * @param {Period[]} periods
 * @param {number} year
 */
function markersAt(periods, year) {
  const shown = periods.filter(({ first, last }) => first <= year && (last === null || year <= last));
  return shown.map(({ marker }) => marker);
}
