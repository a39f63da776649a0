// What a reader can take from a card: its table, and its files from the export menu. Part of every card.

import { element } from "./drawing.js";

export const taking = {
  // What cannot be read at this width opens as a table, which on a narrow screen is a list, until the reader chooses.
  adapt() {
    const { figure, formats } = this.data;
    if (!figure || this.onMap || this.data.name === "weeks" || !formats.length || this.chosen) return;
    if (this.breadth === undefined) return; // it is called again once the width is known, before anything is painted
    const narrow = this.breadth < 560;
    this.box.classList.toggle("sn-narrow", narrow);
    this.tabulate(narrow);
  },

  tabulate(on) {
    if (this.table.hidden !== on) return;
    this.table.hidden = !on;
    this.toggle.textContent = on ? this.settings.words.chart : this.settings.words.table;
    this.toggle.setAttribute("aria-expanded", String(on));
    this.box.classList.toggle("sn-astable", on);
    if (on) this.fill();
    else {
      if (this.box.classList.contains("sn-narrow")) this.widen();
      this.fit();
    }
  },

  // The reader asks for the figure although the screen is narrow: it keeps its width and scrolls in a box of its own.
  widen() {
    const wide = element("div", { className: "sn-wide", tabIndex: 0 });
    wide.setAttribute("role", "group");
    wide.setAttribute("aria-label", this.settings.words.chart);
    // plotly would take every finger for one that drags; so it sees only those that tap, as clicks.
    wide.addEventListener("touchstart", (event) => event.stopPropagation(), { capture: true, passive: true });
    this.plot.replaceWith(wide);
    wide.append(this.plot);
    this.box.classList.remove("sn-narrow");
    wide.focus({ preventScroll: true });
  },

  furnish() {
    const { name, formats } = this.data;
    const { words } = this.settings;
    this.bar.replaceChildren();
    if (!formats.length) return;
    const toggle = element("button", { type: "button", className: "sn-link",
      textContent: this.table.hidden ? words.table : words.chart });
    this.toggle = toggle;
    toggle.dataset.act = "table";
    toggle.setAttribute("aria-expanded", String(!this.table.hidden));
    const items = formats.map((format) => {
      if (format === "png" || format === "svg") {
        const button = element("button", { type: "button", textContent: format.toUpperCase() });
        button.dataset.act = format;
        return button;
      }
      const label = words.forms[format] ?? format.toUpperCase();
      const link = element("a", { textContent: label, download: "" });
      link.dataset.format = format;
      return link;
    });
    const cite = element("a", { textContent: words.cite, className: "sn-apart" });
    cite.dataset.format = "cite";
    const summary = element("summary", { textContent: words.export });
    this.menu = element("details", { className: "sn-menu" }, summary, element("div", {}, ...items, cite));
    this.menu.dataset.exhibit = name;
    summary.addEventListener("click", () => {
      for (const link of this.menu.querySelectorAll("a")) link.href = this.address(link.dataset.format);
    });
    this.note = element("span", { className: "sn-said" });
    this.note.setAttribute("role", "status");
    this.bar.append(this.note, toggle, this.menu);
    const show = element("button", { type: "button", className: "sn-link", textContent: words.show });
    show.dataset.act = "table";
    this.instead?.remove();
    this.instead = element("p", { className: "sn-instead" }, `${words.instead} `, show);
    this.table.before(this.instead);
  },

  query() {
    const query = new URLSearchParams(this.data.query);
    query.set("lang", this.data.lang);
    if (this.dark) query.set("theme", "dark");
    return query;
  },

  address(format) {
    if (format === "cite") return `/cite.txt?${this.query()}&of=${this.data.name}`;
    const [ending, more] = format.split("?");
    const query = this.query();
    for (const [key, value] of new URLSearchParams(more)) query.set(key, value);
    return `/export/${this.data.name}.${ending}?${query}`;
  },

  async fill() {
    const stamp = this.stamp;
    const answer = await fetch(this.address("table"));
    const html = await answer.text();
    if (stamp === this.stamp) this.table.innerHTML = html;
  },

  async picture(format) {
    this.menu.removeAttribute("open");
    this.note.textContent = this.settings.words.working;
    try {
      const { save } = await import(this.settings.urls.picture);
      await save(this, format);
      this.note.textContent = "";
    } catch (error) {
      this.note.textContent = `${this.settings.words.failed} ${error.message}`;
    }
  },
};
