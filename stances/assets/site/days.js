// The control of the day on a question's page, and the choice between the map's frames. All days are one script, loaded
// when somebody first uses either; day and frame stand in the address, so that a link shows the same.

const DAY = 86400000;

class Days extends Time {
  constructor(box) {
    super(null, () => [{ data: { name: "page" }, preview: (frame) => this.paint(frame) }]);
    this.box = box;
    this.note = box.querySelector(".moved");
    this.buttons = [...box.querySelectorAll("[data-region]")];
    this.own = this.region = this.buttons.find((button) => button.ariaPressed === "true").dataset.region;
    this.buttons.forEach((button) => { button.onclick = () => this.turn(button.dataset.region).then(() => this.settle()); });
    this.attach(box.querySelector(".sn-time"));
    this.restore(new URLSearchParams(location.search));
  }

  early() {} // a page that is only read needs no other day

  async frames() {
    this.place = new URL(this.box.dataset.figure, location.href).href;
    await load(this.place);
    this.content = figures[this.box.dataset.stem];
    this.made ??= this.content.frames.map((frame) => ({ from: frame.from, cards: { page: frame } }));
    return this.made;
  }

  restore(wanted) {
    const at = Math.round((Date.parse(wanted.get("on")) - this.first) / DAY);
    const region = this.buttons.map((button) => button.dataset.region).find((code) => code === wanted.get("map"));
    if (!Number.isNaN(at)) this.range.value = at; // the browser keeps it between the ends
    if (region && region !== this.own) this.turn(region);
    if (!Number.isNaN(at)) this.show(Number(this.range.value));
  }

  get spelling() {
    return spelling;
  }

  get day() {
    return this.iso(Number(this.range.value));
  }

  async show(at) {
    await super.show(at);
    this.name();
    this.note.hidden = this.day === this.box.dataset.on;
  }

  async turn(region) {
    this.region = region;
    this.buttons.forEach((button) => { button.ariaPressed = String(button.dataset.region === region); });
    const { day } = this;
    this.shown = (await this.frames()).findLast(({ from }) => from <= day);
    await this.paint(this.shown.cards.page);
  }

  // Between two days on which something changes only the day itself does.
  name() {
    const day = this.label(Number(this.range.value));
    const rests = document.querySelector("main > .sn-finding + .sn-rests");
    if (rests && this.subtitle !== undefined) rests.textContent = this.subtitle.replace("{day}", day);
    const plot = document.querySelector(`[data-exhibit="map"] .sn-plot`);
    if (plot && this.alt) plot.setAttribute("aria-label", this.alt.replace("{day}", day));
  }

  async paint({ said, maps, balance, lists }) {
    const { pieces, leads } = this.content;
    const [title, subtitle] = said.map((place) => pieces[place]);
    const [markup, alt, layout, ...data] = maps[this.region].map((place) => pieces[place]);
    document.querySelector("main > .sn-finding").textContent = title;
    Object.assign(this, { subtitle, alt });
    this.name();
    for (const [name, written] of [["map", markup], ["balance", pieces[balance]], ["lists", pieces[lists]]]) {
      const card = document.querySelector(`[data-exhibit="${name}"] .sn-markup`);
      if (card) card.innerHTML = written;
    }
    const plot = document.querySelector('[data-exhibit="map"] .sn-plot');
    if (!plot) return;
    plot.content = { figure: { data, layout }, leads, from: this.place };
    plot.style.setProperty("--aspect", layout.meta.aspect);
    seen.unobserve(plot);
    plot.dataset.asked = "yes";
    await draw(plot);
    Plotly.Plots.resize(plot);
  }

  settle() {
    const address = new URL(location.href);
    for (const [name, now, own] of [["on", this.day, this.box.dataset.on], ["map", this.region, this.own]]) {
      if (now === own) address.searchParams.delete(name);
      else address.searchParams.set(name, now);
    }
    history.replaceState(null, "", address);
  }
}
