// One card of the dashboard: a plotly figure that is mounted once and then updated in place, the HTML that
// belongs to it, its table and its export menu. A click that means something goes back to the app as "pick".

import { remember, viewOf, watch } from "./ahead.js";
import { pressable, replace, steady } from "./pressing.js";
import { taking } from "./taking.js";
import { bare, element, hatches, isDark, json, keepOutlines, recoloured, script, settled, shaped, spelled, takeIn, told, unfold, unpacked } from "./drawing.js";

const cards = new WeakMap();
const live = new Set();
const NEAR = "500px"; // a figure that is further out of sight is not drawn yet
const ABOVE = new Set(["balance", "time"]); // what is pressed again and again, with nothing but the finding above it

watch(live);
takeIn();
addEventListener("beforeprint", () => live.forEach((card) => card.sighted(true)));

// Links to citations, in a card or elsewhere on the page, open where they can be copied.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.('a[href^="/cite.txt"]');
  const settings = [...live].find((card) => card.settings)?.settings;
  if (!link || !settings || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { show } = await import("./cite.js");
  show(link.getAttribute("href"), settings.words);
});

class Card {
  constructor(root) {
    this.root = root;
    this.plot = element("div", { className: "sn-plot" });
    this.plot.setAttribute("role", "img");
    this.table = element("div", { className: "sn-tableview", hidden: true });
    this.markup = element("div", { className: "sn-markup" });
    this.bar = element("div", { className: "sn-bar" });
    this.box = element("div", { className: "sn-card" }, this.plot, this.table, this.markup, this.bar);
    root.append(this.box);
    this.box.addEventListener("click", ({ target }) => {
      const part = target.closest("[data-act], [data-open], [data-set], [data-format]");
      if (part && this.box.contains(part)) this.act(part);
    });
    pressable(this.box, (part) => this.act(part));
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.menu?.removeAttribute("open");
    });
    this.away = (event) => { if (this.menu && !this.menu.contains(event.target)) this.menu.removeAttribute("open"); };
    document.addEventListener("click", this.away);
    this.watch = new ResizeObserver(([{ contentRect }]) => {
      this.breadth = contentRect.width; // asking the box itself would lay the page out once more
      this.fit();
    });
    this.watch.observe(this.box);
    this.sight = new IntersectionObserver((seen) => this.sighted(seen.at(-1).isIntersecting), { rootMargin: NEAR });
    this.sight.observe(this.plot);
    live.add(this);
  }

  // Of several messages on their way only the last is shown.
  async update({ data, setTriggerValue }) {
    this.pick = (value) => setTriggerValue("pick", value);
    this.dark = isDark(this.root);
    document.documentElement.classList.toggle("sn-dark", this.dark);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const content = told(data);
    const settings = await json(content.settings);
    if (turn !== this.turn) return;
    this.settings = settings;
    remember(content);
    this.said = content;
    // Until the app answers what was shown ahead of it, what it says of the views before that is not shown again.
    const view = viewOf(content);
    if (this.ahead && view !== this.ahead && this.passed.has(view)) return;
    this.ahead = null;
    this.show(content);
  }

  // Show what the app is about to say; if it does not, go back to what it said last.
  expect(content, view, patience) {
    this.passed = new Set(this.ahead ? [...this.passed, this.ahead] : [viewOf(this.said)]);
    this.ahead = view;
    clearTimeout(this.back);
    this.back = setTimeout(() => {
      if (!this.ahead) return;
      this.ahead = null;
      this.show(this.said);
    }, patience);
    return this.preview(content);
  }

  // Another day's figure and lists, shown without asking the app; its answer will be the same and change nothing.
  preview(frame) {
    return this.show({ ...this.data, ...frame });
  }

  show(data) {
    const before = this.data;
    this.data = data;
    if (before?.markup !== data.markup) this.write();
    if (!before && ABOVE.has(data.name)) steady(this.box);
    if (before?.lang !== data.lang) {
      document.documentElement.lang = data.lang;
      this.furnish();
    }
    if (!this.table.hidden && before?.query !== data.query) this.fill();
    const stamp = `${data.stamp} ${this.dark}`;
    if (stamp === this.stamp) return this.drawing;
    this.stamp = stamp;
    this.box.classList.toggle("sn-figure", Boolean(data.figure));
    this.adapt();
    this.figure = data.figure ? unpacked(JSON.parse(data.figure), this.settings) : null;
    if (!this.figure) return this.drawing;
    this.makeRoom();
    this.due = stamp;
    return this.drawDue();
  }

  // What is out of sight is drawn when the reader comes near it; the map is what they came for.
  sighted(near) {
    this.near = near;
    this.drawDue();
  }

  drawDue() {
    const { due } = this;
    this.plot.toggleAttribute("data-waiting", Boolean(due) && !this.near && !this.onMap);
    if (due && (this.near || this.onMap)) {
      this.due = null;
      this.drawing = Promise.resolve(this.drawing).catch(() => {}).then(() => this.draw(due));
    }
    return this.drawing;
  }

  // The figure's place is kept before it is drawn, so that nothing below it moves.
  makeRoom() {
    const { height, meta } = this.figure.layout;
    this.plot.style.height = height ? `${height}px` : "";
    this.plot.style.setProperty("--aspect", meta?.aspect ?? "");
    this.plot.classList.toggle("sn-fixed", Boolean(height));
  }

  write() {
    const next = element("template", { innerHTML: spelled(this.data.markup, this.settings.signs) }).content;
    const control = next.querySelector(".sn-time");
    if (control && this.time?.follows(control)) return;
    this.box.classList.toggle("sn-glanced", Boolean(next.querySelector(".sn-glance"))); // names stand beside the figure
    replace(this.markup, next);
    if (!control) return;
    import(this.settings.urls.time).then(({ Time }) => {
      this.time ??= new Time(this, () => [...live].filter((card) => card !== this));
      this.time.attach(control);
    });
  }

  async draw(stamp) {
    const { data, dark, figure } = this;
    if (stamp !== this.stamp) return;
    if (hatches(figure.data)) json(this.settings.urls.hatching); // comes while plotly.js does
    await Promise.all([script(this.settings.urls.plotly), shaped(figure.layout, this.settings.urls.topojson)]);
    await unfold(figure.data, this.settings.urls);
    if (stamp !== this.stamp) return; // a newer view has come meanwhile
    const { data: traces, layout } = dark ? recoloured(figure, this.settings.swap) : figure;
    if (this.onMap && (this.breadth ?? this.box.clientWidth) < 560) traces.forEach(bare);
    this.plot.setAttribute("aria-label", data.alt);
    await Plotly.react(this.plot, traces, settled(layout), this.config());
    keepOutlines(this.plot);
    this.width = this.plot.clientWidth;
    this.count = (this.count ?? 0) + 1;
    this.plot.dataset.drawn = this.count;
    this.plot.dataset.stamp = data.stamp;
    if (this.onMap) (window.requestIdleCallback ?? setTimeout)(() => json(this.settings.urls.hatching)); // for the next view
    if (!this.listening) {
      this.listening = true;
      this.plot.on("plotly_click", ({ points: [point] }) => {
        const what = point.customdata?.[0] ?? point.location;
        if (what) this.pick(/[:=]/.test(what) ? what : `actor:${what}`);
      });
    }
  }

  get onMap() {
    return this.data?.name === "map";
  }

  config() {
    const { lang } = this.data;
    const { urls, locale } = this.settings;
    return {
      displaylogo: false,
      topojsonURL: urls.topojson,
      responsive: false,
      scrollZoom: false,
      showTips: false,
      locale: lang,
      locales: { [lang]: locale },
      doubleClick: "reset",
      modeBarButtons: this.onMap
        ? [["zoomInGeo", "zoomOutGeo", "resetGeo"]] : [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
    };
  }

  fit() {
    if (!this.data) return;
    this.adapt();
    const width = this.plot.clientWidth;
    if (!this.plot.data || !width || width === this.width) return;
    if (this.width) Plotly.Plots.resize(this.plot);
    this.width = width;
  }

  act(part) {
    const { act, open, set, page, format } = part.dataset;
    if (open) this.pick(open);
    else if (set) {
      this.pick(page ? `${set} ${page}` : set);
      if (part.closest(".sn-pages")) this.top();
    }
    else if (act === "table") {
      this.chosen = true;
      this.tabulate(this.table.hidden);
    } else if (act === "png" || act === "svg") this.picture(act);
    else if (format) this.menu.removeAttribute("open");
  }

  // Another page of a list is read from its top.
  top() {
    this.markup.tabIndex = -1;
    this.markup.focus({ preventScroll: true });
    this.box.scrollIntoView();
  }

  remove() {
    live.delete(this);
    this.time?.stop();
    document.removeEventListener("click", this.away);
    this.watch.disconnect();
    this.sight.disconnect();
    if (this.plot.data) Plotly.purge(this.plot);
    this.box.remove();
  }
}

Object.assign(Card.prototype, taking);

export function mount(component) {
  const root = component.parentElement;
  if (!cards.has(root)) cards.set(root, new Card(root));
  cards.get(root).update(component);
}

export function unmount(root) {
  cards.get(root)?.remove();
  cards.delete(root);
}
