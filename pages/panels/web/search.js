/* The search box with its suggestions: a combobox with a list of groups (WAI-ARIA Authoring Practices). The list below it
   changes with each letter. Loaded by search_box.py. */

import { make, ownedBy, readJson } from "./dom.js";
import { latestFilters, report, subscribe } from "./filter_channel.js";
import { bringListForward, hasPanel, openCard, scrollToPanel } from "./panel.js";
import { nextOption, TypedText } from "./typing.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, FiltersData, SuggestionGroup } from "./messages.js" */

const PAUSE = 60; // milliseconds without another letter until the server is asked
const LIST = "ic-suggestions"; // id
/** @type {WeakMap<Element, SearchBox>} */
const boxes = new WeakMap();
/** @type {SearchBox | undefined} */
let onScreen;

/**
 * @param {Component<ComponentData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data }, root) {
  const box = ownedBy(boxes, parentElement, () => new SearchBox(parentElement));
  onScreen = box;
  box.name(await readJson(data.texts, root));
  const filters = latestFilters();
  if (filters) box.follow(filters);
}

subscribe((filters) => onScreen?.input.isConnected && onScreen.follow(filters));

class SearchBox {
  typed = new TypedText();
  /** @type {SuggestionGroup[]} */
  groups = [];
  active = -1; // position of the option that Enter chooses
  isOpen = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  waiting;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.input = make("input", {
      ...{ type: "text", role: "combobox", id: "ic-search", autocomplete: "off", spellcheck: "false" },
      ...{ enterkeyhint: "search", maxlength: "200", "aria-autocomplete": "list", "aria-expanded": "false" },
      "aria-controls": LIST,
    });
    this.label = make("label", { for: "ic-search" });
    this.clear = make("button", { type: "button", class: "ic-clear" }, "×");
    this.list = make("div", { id: LIST, role: "listbox", class: "ic-suggestions" });
    this.list.hidden = true;
    const field = make("div", { class: "ic-field" }, this.input, this.clear, this.list);
    element.replaceChildren(make("search", { class: "ic-search" }, this.label, field));
    this.input.addEventListener("input", () => this.onInput());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.close());
    this.clear.addEventListener("click", () => this.empty());
    // A press on an option must not take the focus from the box, which would close the list before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = /** @type {Element} */ (target).closest("[role=option]");
      if (option) this.choose(this.options().indexOf(/** @type {HTMLElement} */ (option)));
    });
  }

  /** @param {Record<string, string>} texts */
  name(texts) {
    this.label.textContent = texts.label;
    this.input.placeholder = texts.hint;
    this.clear.setAttribute("aria-label", texts.clear);
    this.list.setAttribute("aria-label", texts.suggestions);
  }

  /** @param {FiltersData} filters */
  follow({ search, suggestions }) {
    const shown = this.typed.settle(this.input.value, search);
    if (shown !== this.input.value) this.input.value = shown;
    this.clear.hidden = !this.input.value;
    const groups = suggestions.filter(({ kind }) => kind !== "cluster" || hasPanel());
    if (JSON.stringify(groups) === JSON.stringify(this.groups)) return;
    this.groups = groups;
    this.active = -1;
    this.render();
  }

  /* ---- what the reader does ---- */

  onInput() {
    this.typed.type(this.input.value);
    this.clear.hidden = !this.input.value;
    this.isOpen = true;
    this.render();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => report("search", this.input.value), PAUSE);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") this.enter();
    else if (event.key === "Escape" && this.isOpen && this.groups.length) this.close();
    else if (event.key === "Escape" && this.input.value) this.empty();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {1 | -1} step */
  move(step) {
    if (!this.isOpen) this.active = -1;
    this.isOpen = true;
    this.active = nextOption(this.active, this.count(), step);
    this.render();
    this.options()[this.active]?.scrollIntoView({ block: "nearest" });
  }

  /** Choose the active option; without one, go on to what the text finds. */
  enter() {
    if (this.isOpen && this.active >= 0) return this.choose(this.active);
    this.close();
    bringListForward();
    scrollToPanel();
  }

  empty() {
    this.input.value = "";
    this.onInput();
    this.close();
    this.input.focus();
  }

  /** @param {number} position */
  choose(position) {
    const { kind, value } = this.choices()[position];
    clearTimeout(this.waiting);
    this.close();
    if (kind === "cluster") return openCard(value);
    this.typed.type("");
    this.input.value = "";
    report("suggested", `${kind}:${value}`);
  }

  close() {
    this.isOpen = false;
    this.active = -1;
    this.render();
  }

  /* ---- drawing ---- */

  count() {
    return this.choices().length;
  }

  choices() {
    return this.groups.flatMap(({ kind, options }) => options.map(({ value }) => ({ kind, value })));
  }

  /** @returns {HTMLElement[]} */
  options() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll("[role=option]"))];
  }

  render() {
    const isShown = this.isOpen && this.groups.length > 0 && this.input.value !== "";
    this.list.hidden = !isShown;
    this.input.setAttribute("aria-expanded", String(isShown));
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...(isShown ? drawGroups(this.groups, this.active) : []));
    if (isShown && this.active >= 0) this.input.setAttribute("aria-activedescendant", optionId(this.active));
  }
}

/** @param {number} position */
const optionId = (position) => `${LIST}-${position}`;

/**
 * @param {SuggestionGroup[]} groups
 * @param {number} active position of the active option
 */
function drawGroups(groups, active) {
  let position = 0;
  return groups.map(({ kind, label, options }) => {
    const heading = make("span", { role: "presentation", class: "ic-suggestions-heading" }, label);
    const group = make("div", { role: "group", "aria-label": label }, heading);
    for (const { label: name, detail } of options) {
      const attributes = { role: "option", id: optionId(position), "data-kind": kind };
      const isActive = String(position === active);
      const words = detail ? [name, " ", make("small", {}, detail)] : [name];
      group.append(make("div", { ...attributes, "aria-selected": isActive }, ...words));
      position += 1;
    }
    return group;
  });
}
