/* The clusters of the group that was opened, by name, on the map: to be chosen among before all are spread. The list stands
   at the left of the clusters, on a narrow map below them; a map without room for it leaves the choice to the panel's list. */

/** @typedef {ReturnType<typeof createGroupList>} GroupList */
/** @typedef {{ left: number, bottom: number }} Covered pixels at two edges of the map that something else covers */

const MOST_LISTED = 100; // clusters of one group
const ROOMY = 420; // pixels: the least width of a map that has room for the list beside its clusters
const HIGH = 220; // pixels: the least height of a map that has room for it below them

/**
 * The clusters of a group by level, then by name.
 * @param {MarkerCluster} group
 * @returns {ClusterRow[]}
 */
function rowsOf(group) {
  const rows = group.getAllChildMarkers().flatMap((marker) => rowOf(marker) ?? []);
  return rows.sort((a, b) => a.level - b.level || a.name.localeCompare(b.name));
}

/**
 * Where a group's clusters are, and how many they are.
 * @param {MarkerCluster} group
 * @param {Translate} text
 */
function groupName(group, text) {
  const place = placeName(group.getAllChildMarkers(), text);
  const clusters = text("group_count", { n: group.getChildCount() });
  return place ? text("group_at", { place, clusters }) : clusters;
}

/**
 * @param {object} parameters
 * @param {L.Map} parameters.map
 * @param {LevelSymbol[]} parameters.levels
 * @param {Translate} parameters.text
 * @param {() => boolean} parameters.isFixed whether the map stays in its place while the page scrolls beside it
 * @param {(id: string) => void} parameters.onChoose
 * @param {(name: string, ids: string[]) => void} parameters.onOpen called with the name of the group that is opened and the
 *   ids of its clusters, without any when it is closed
 * @param {AbortSignal} parameters.signal ends it
 */
function createGroupList({ map, levels, text, isFixed, onChoose, onOpen, signal }) {
  const box = document.createElement("section");
  box.className = "group-list";
  keepClicksFromMap(box);
  L.DomEvent.disableScrollPropagation(box);
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => box;

  let isOpen = false; // whether the list beside the map shows the group first

  function hide() {
    if (box.contains(document.activeElement)) map.getContainer().focus();
    control.remove();
    clearWay();
  }

  /** Take the map's buttons away that the list covers in part. */
  function clearWay() {
    for (const bar of map.getContainer().querySelectorAll(".leaflet-bar"))
      bar.classList.toggle("covered", box.isConnected && overlap(boxOnMap(map, bar), boxOnMap(map, box)));
  }

  function close() {
    if (!isOpen) return;
    isOpen = false;
    hide();
    onOpen("", []);
  }

  /** Take the list away; the group stays the first one in the list beside the map. */
  function leave() {
    isOpen = false;
    hide();
  }

  /** @param {ClusterRow} row */
  function drawRow(row) {
    const { path } = levels[row.level];
    const shape = svg("path", { d: path, style: `fill: var(--level-${row.level})` });
    const symbol = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, shape);
    const button = document.createElement("button");
    button.type = "button";
    button.append(symbol, row.name);
    button.addEventListener("click", () => {
      leave();
      onChoose(row.id);
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  /**
   * @param {MarkerCluster} group
   * @returns {Covered} by the list
   */
  function open(group) {
    const [name, rows] = [groupName(group, text), rowsOf(group).slice(0, MOST_LISTED)];
    isOpen = true;
    onOpen(
      name,
      rows.map(({ id }) => id),
    );
    const { x: width, y: height } = map.getSize();
    const isBeside = width >= ROOMY;
    if (!isBeside && (height < HIGH || isFixed())) return { left: 0, bottom: 0 };
    box.style.setProperty("--map-width", `${width}px`);
    box.style.setProperty("--map-height", `${height}px`);
    control.setPosition(isBeside ? "topleft" : "bottomright"); // there it stands above the credits
    draw(name, rows, group.getChildCount() - rows.length);
    clearWay();
    const [whole, list] = [map.getContainer().getBoundingClientRect(), box.getBoundingClientRect()];
    return isBeside
      ? { left: list.right - whole.left, bottom: 0 }
      : { left: 0, bottom: whole.bottom - list.top };
  }

  /**
   * @param {string} name of the group
   * @param {ClusterRow[]} rows
   * @param {number} left how many clusters are left out
   */
  function draw(name, rows, left) {
    const heading = document.createElement("h2");
    heading.textContent = name;
    const shut = document.createElement("button");
    Object.assign(shut, { type: "button", className: "close", textContent: "×" });
    shut.setAttribute("aria-label", text("close"));
    shut.addEventListener("click", close);
    const list = document.createElement("ul");
    list.append(...rows.map(drawRow));
    box.setAttribute("aria-label", name);
    box.replaceChildren(heading, shut, list);
    if (left) L.DomUtil.create("p", "", box).textContent = text("group_more", { n: left });
    control.addTo(map);
  }

  signal.addEventListener("abort", close);
  return { isOpen: () => isOpen, open, close, leave };
}
