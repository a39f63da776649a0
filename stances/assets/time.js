// The control of the day. What every card shows on each day something changed is loaded once; moving through it
// happens in the browser. When the reader lets go, the app follows: link, sentences and everything else.

const PAUSE = 900; // milliseconds a day while playing
const REST = 80; // milliseconds that a pointer stays at the control before its days are fetched
const PATIENCE = 5000; // milliseconds for the app to answer

export class Time {
  constructor(card, others) {
    this.card = card;
    this.others = others;
    this.loads = new Map();
  }

  // Called whenever the card's markup has been written anew.
  attach(root) {
    this.stop();
    this.shown = this.asked = null;
    this.held = false;
    this.root = root;
    this.range = root.querySelector("input");
    this.play = root.querySelector(".play");
    this.output = root.querySelector("output");
    this.places = root.dataset.days.split(" ").map(Number); // days after the first
    this.first = Date.parse(root.dataset.first);
    this.mark();
    this.range.oninput = () => this.show(Number(this.range.value));
    this.range.onpointerdown = () => { this.held = true; };
    this.range.onpointerup = this.range.onpointercancel = () => { this.held = false; };
    this.range.onchange = () => this.settle();
    this.play.onclick = () => (this.timer ? this.stop(true) : this.start());
    this.early();
  }

  // The app says where the day stands now. The control stays as it is, with the focus and the hand that is on it, unless
  // its days are others; a day that the reader has left since is not gone back to.
  follows(control) {
    if (!this.root?.isConnected) return false;
    if (this.held) return true;
    const said = control.querySelector("input");
    const same = said.max === this.range.max && ["days", "first", "play"].every((name) => control.dataset[name] === this.root.dataset[name]);
    if (!same) return false;
    this.said = { at: said.value, label: control.querySelector("output").textContent };
    if (this.asked === said.value) this.asked = null;
    if (this.asked === null && !this.timer) this.stand(this.said);
    return true;
  }

  stand({ at, label }) {
    this.range.value = at;
    this.output.textContent = label;
    this.range.setAttribute("aria-valuetext", label);
  }

  // A mark wherever something changed.
  mark() {
    const marks = this.places.map((place) => {
      const mark = document.createElement("i");
      mark.style.left = `${(100 * place) / Math.max(Number(this.range.max), 1)}%`;
      return mark;
    });
    this.root.querySelector(".marks").replaceChildren(...marks);
  }

  // Whoever comes to the control may use it, unless it only came to lie beneath the pointer, or on the pointer's way.
  early() {
    let staying;
    this.root.addEventListener("pointermove", () => { staying ??= setTimeout(() => this.frames(), REST); }, { passive: true });
    this.root.addEventListener("pointerleave", () => { staying = clearTimeout(staying); }, { passive: true });
    for (const sign of ["pointerdown", "focusin", "touchstart"]) {
      this.root.addEventListener(sign, () => this.frames(), { passive: true });
    }
  }

  get spelling() {
    return this.card.settings.day;
  }

  label(at) {
    const { pattern, months } = this.spelling;
    const [year, month, day] = this.iso(at).split("-").map(Number);
    return pattern.replace(/d+|M+|y+/g, (part) => ({ d: day, M: months[month - 1], y: year })[part[0]]);
  }

  iso(at) {
    return new Date(this.first + at * 86400000).toISOString().slice(0, 10);
  }

  frames() {
    const query = this.card.query();
    for (const name of ["on", "theme"]) query.delete(name);
    const address = `/frames?${query}`;
    if (!this.loads.has(address)) {
      this.loads.clear();
      const frames = fetch(address).then((answer) => (answer.ok ? answer.json() : [])).catch(() => {
        this.loads.delete(address); // asked for again when the day is moved again
        return [];
      });
      this.loads.set(address, frames);
    }
    return this.loads.get(address);
  }

  // Show a day: the newest frame on or before it, in every card that has one.
  async show(at) {
    const label = this.label(at);
    this.stand({ at, label });
    this.wanted = at;
    const frames = await this.frames();
    if (this.wanted !== at) return;
    const day = this.iso(at);
    const frame = frames.findLast(({ from }) => from <= day);
    if (!frame || frame === this.shown) return;
    this.shown = frame;
    await Promise.all(this.others().map((card) => frame.cards[card.data.name] && card.preview(frame.cards[card.data.name])));
  }

  settle() {
    this.shown = null; // the app's answer is about to take its place
    this.asked = this.range.value;
    clearTimeout(this.back);
    this.back = setTimeout(() => {
      if (this.asked !== null && !this.held && this.said) this.stand(this.said);
      this.asked = null;
    }, PATIENCE);
    this.card.pick(`on=${this.iso(Number(this.range.value))}`);
  }

  start() {
    const { places } = this;
    let at = Number(this.range.value);
    if (at >= places.at(-1)) at = -1;
    this.play.textContent = "❚❚";
    this.play.setAttribute("aria-label", this.root.dataset.stop);
    const step = async () => {
      const next = at < 0 ? 0 : places.find((place) => place > at);
      if (next === undefined) return this.stop(true);
      at = next;
      await this.show(at);
      if (this.timer) this.timer = setTimeout(step, PAUSE);
    };
    this.timer = setTimeout(step, 0);
  }

  stop(settle = false) {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.play.textContent = "▶";
    this.play.setAttribute("aria-label", this.root.dataset.play);
    if (settle) this.settle();
  }
}
