/* The slider through the years, with play and pause. Loaded by years.py.

   Past the last year stands the list as it is. Nothing here is animated, so readers who want no motion lose nothing: play
   shows one year after another, only once it was asked for. The right panel's status announces each year. */

import { fill, make, ownedBy, readJson } from "./dom.js";
import { Pace, nextYear } from "./pace.js";
import { previewYear } from "./panel.js";

/** @import { Component } from "./streamlit.js" */
/** @import { ComponentData, YearEvent, YearsData } from "./messages.js" */

const SHOWN = 1500; // milliseconds that each year stands while the years play

/** @type {WeakMap<Element, Years>} */
const sliders = new WeakMap();

/**
 * @param {Component<ComponentData & YearsData>} component
 * @param {URL} root
 */
export async function draw({ parentElement, data, setTriggerValue }, root) {
  const texts = await readJson(data.texts, root);
  const years = ownedBy(sliders, parentElement, () => new Years(parentElement, texts, data));
  years.pace.send = (year) => setTriggerValue("year", /** @type {YearEvent} */ ({ year }));
  years.update(data, texts);
}

export class Years {
  pace = new Pace();
  playing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer = undefined;

  /**
   * @param {HTMLElement} element
   * @param {Record<string, string>} texts
   * @param {YearsData} data
   */
  constructor(element, texts, data) {
    this.texts = texts;
    this.data = data;
    this.heading = make("summary", {});
    this.slider = make("input", { type: "range", step: "1" });
    this.shown = make("span", { class: "ic-year", "aria-hidden": "true" }); // the slider's own value says it
    this.play = make("button", { type: "button", class: "ic-play" });
    this.whole = make("button", { type: "button" });
    this.news = make("p", { class: "ic-years-news" });
    this.caution = make("p", { class: "ic-years-caution" });
    const controls = make(
      "div",
      { class: "ic-years-controls" },
      this.play,
      this.slider,
      this.shown,
      this.whole,
    );
    this.box = make("details", { class: "ic-years" }, this.heading, controls, this.news, this.caution);
    this.box.open = data.year !== null;
    element.replaceChildren(this.box);
    this.slider.addEventListener("input", () => this.choose(this.yearAt(Number(this.slider.value))));
    this.whole.addEventListener("click", () => this.choose(null));
    this.play.addEventListener("click", () => (this.playing ? this.pause() : this.start()));
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.pause());
    this.box.addEventListener("toggle", () => !this.box.open && this.pause());
    const listening = new AbortController();
    document.addEventListener(
      "visibilitychange",
      () => (this.box.isConnected ? document.hidden && this.pause() : listening.abort()),
      { signal: listening.signal },
    );
  }

  /**
   * @param {YearsData} data
   * @param {Record<string, string>} texts
   */
  update(data, texts) {
    this.texts = texts;
    this.data = data;
    this.pace.answer(data.year);
    this.render();
    if (this.playing && !this.pace.isWaiting) this.waitForNext();
  }

  /** @param {number} position of the slider */
  yearAt(position) {
    return position > this.data.last ? null : position;
  }

  /** @param {number | null} year */
  choose(year) {
    this.pause();
    this.request(year);
  }

  start() {
    const { first, last, year } = this.data;
    this.playing = true;
    this.request(nextYear(year, first, last) ?? first);
  }

  pause() {
    clearTimeout(this.timer);
    if (!this.playing) return;
    this.playing = false;
    this.render();
  }

  waitForNext() {
    clearTimeout(this.timer);
    const { first, last, year } = this.data;
    const next = nextYear(year, first, last);
    if (next === null) return this.pause();
    this.timer = setTimeout(() => {
      if (!this.box.isConnected) return this.pause();
      this.request(next);
    }, SHOWN);
  }

  /**
   * Show a year: the map at once, the rest of the page once the server has answered.
   * @param {number | null} year
   */
  request(year) {
    this.pace.request(year);
    previewYear(this.pace.year, this.data.periods);
    this.render();
  }

  render() {
    const { data, texts } = this;
    const { year } = this.pace;
    const label = year === null ? texts.whole : String(year);
    this.heading.textContent = year === null ? texts.title : fill(texts.at, { year });
    this.slider.min = String(data.first);
    this.slider.max = String(data.last + 1);
    this.slider.value = String(year ?? data.last + 1);
    this.slider.setAttribute("aria-label", texts.slider);
    this.slider.setAttribute("aria-valuetext", label);
    this.shown.textContent = year === null ? "" : label;
    this.play.textContent = this.playing ? texts.pause : texts.play;
    this.play.dataset.playing = String(this.playing);
    this.whole.textContent = texts.whole;
    this.whole.setAttribute("aria-pressed", String(year === null));
    this.box.toggleAttribute("data-year", year !== null); // styles/print.css prints the box of a chosen year only
    this.news.textContent = data.news;
    this.caution.textContent = data.caution;
  }
}
