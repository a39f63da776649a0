// A page of a published site: draws its figures when they come into view, keeps the page and the place when the
// language is switched, and searches. Everything is loaded as a script, because that works from disk too.

const assets = new URL(".", document.currentScript.src);
const { words, locale, swap, day: spelling } = window.STANCES_SETTINGS;
const dark = matchMedia("(prefers-color-scheme: dark)");
const figures = {};
window.STANCES = { put: (stem, content) => { figures[stem] = content; } };
window.PlotlyGeoAssets = { topojson: {} };

const NARROW = 560;
const PAPER = 660; // pixels of CSS between the margins of a sheet of A4

const loading = {};
const load = (url) => (loading[url] ??= new Promise((resolve, reject) => {
  document.head.append(element("script", { src: url, onload: resolve, onerror: reject }));
}));
const ours = (name) => load(new URL(name, assets).href);

async function stored(plot) {
  const from = new URL(plot.dataset.figure, location.href).href;
  await load(from);
  return { ...figures[plot.dataset.stem], from };
}

// Another day or frame than the page's own has been put into `plot.content`.
async function prepared(plot) {
  const own = plot.content ? null : await stored(plot);
  const content = plot.content ??= own; // another may have come meanwhile
  const { scope, resolution } = content.figure.layout.geo ?? {};
  const needed = [ours("plotly.js")];
  if (scope) needed.push(ours(`${scope}_${resolution}m.js`));
  if (content.figure.data.some((trace) => trace.meta?.hatch)) needed.push(ours("hatching.js"));
  await Promise.all(needed);
  content.figure.data.forEach(hatched);
  return content;
}

function hatched(trace) {
  if (!trace.meta?.hatch || trace.lon) return;
  trace.lon = trace.meta.hatch.flatMap((code) => [...window.STANCES.hatching[code].lon, null]);
  trace.lat = trace.meta.hatch.flatMap((code) => [...window.STANCES.hatching[code].lat, null]);
}

async function draw(plot) {
  const onMap = plot.dataset.stem.split("-")[0] === "map";
  if (!onMap && plot.clientWidth < NARROW) return tabulate(plot);
  const content = await prepared(plot);
  const figure = structuredClone(content.figure);
  const asDark = dark.matches;
  const { data, layout } = asDark ? recoloured(figure, swap) : figure;
  if (onMap && plot.clientWidth < NARROW) data.forEach(bare);
  await Plotly.react(plot, data, settled(layout), {
    displaylogo: false, responsive: false, scrollZoom: false, showTips: false, doubleClick: "reset",
    locale: locale.name, locales: { [locale.name]: locale },
    modeBarButtons: onMap ? [["zoomInGeo", "zoomOutGeo", "resetGeo"]] : [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
  });
  keepOutlines(plot);
  plot.dataset.drawn = asDark ? "dark" : "light";
  if (dark.matches !== asDark || plot.content !== content) return draw(plot); // the choice changed meanwhile
  if (plot.listening) return undefined;
  plot.listening = true;
  plot.width = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth === plot.width || !plot.clientWidth) return;
    plot.width = plot.clientWidth;
    Plotly.Plots.resize(plot);
  }).observe(plot);
  return plot.on("plotly_click", ({ points: [point] }) => {
    const { leads, from } = plot.content;
    const place = leads[point.customdata?.[0] ?? point.location];
    if (place) location.href = new URL(`../${place}`, from).href;
  });
}

// What cannot be read at this width, or cannot be drawn, opens as its table.
function tabulate(plot) {
  plot.hidden = true;
  const table = plot.parentElement.querySelector("details.sn-data");
  if (table) table.open = true;
}

function ask(plot) {
  if (plot.dataset.asked) return;
  plot.dataset.asked = "yes";
  seen.unobserve(plot);
  draw(plot).catch(() => tabulate(plot));
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    ask(target);
  }
}, { rootMargin: "400px" });

const plots = [...document.querySelectorAll(".sn-plot[data-figure]")];
plots.forEach((plot) => seen.observe(plot));
dark.addEventListener("change", () => plots.filter((plot) => plot.dataset.drawn).forEach((plot) => draw(plot)));

// What has not been seen is drawn a little later, so that it can be printed; on paper, figures shrink to its width.
addEventListener("load", () => setTimeout(() => plots.forEach(ask), 1200));
addEventListener("beforeprint", () => plots.forEach((plot) => {
  plot.style.setProperty("--shrink", Math.min(1, PAPER / (plot.clientWidth || PAPER)));
}));

for (const box of document.querySelectorAll(".sn-days")) new Days(box);

for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => { link.href = link.href.split(/[?#]/)[0] + location.search + location.hash; });
}

const MOST = 100;

function folded(text, letters) {
  const plain = text.toLowerCase().replace(/./gu, (sign) => letters[sign] ?? sign);
  return plain.normalize("NFKD").replace(/\p{Mn}/gu, "").split(/\s+/u).filter(Boolean);
}

// Whoever is called exactly so comes first, then what begins so, then the rest as it stands in the list.
function sought(query, { entries, letters }) {
  const parts = folded(query, letters);
  if (!parts.length) return [];
  const whole = parts.join(" ");
  const rank = ([, title]) => {
    const name = folded(title, letters).join(" ");
    return name === whole ? 0 : name.startsWith(whole) ? 1 : name.includes(whole) ? 2 : 3;
  };
  return entries.filter((entry) => parts.every((part) => entry[4].includes(part)))
    .map((entry, place) => ({ entry, rank: rank(entry), place }))
    .sort((one, other) => one.entry[0] === 3 && other.entry[0] !== 3 ? 1 : one.entry[0] !== 3 && other.entry[0] === 3 ? -1
      : one.rank - other.rank || one.place - other.place)
    .map(({ entry }) => entry);
}

function show(query) {
  const known = window.STANCES_INDEX;
  const found = sought(query, known);
  const count = found.length === 0 ? known.words.nothing : found.length === 1 ? known.words.one
    : known.words.many.replace("{n}", found.length);
  const first = found.length > MOST ? `, ${known.words.first.replace("{n}", MOST)}` : "";
  document.querySelector("#found").textContent = query.trim() ? count + first : "";
  document.querySelector("#results").replaceChildren(...found.slice(0, MOST).map(([kind, title, line, place]) => {
    const about = element("span", { className: "kind", textContent: known.kinds[kind] });
    const rest = element("p", { textContent: line });
    return element("li", {}, about, " ", element("a", { href: place, textContent: title }), ...(line ? [rest] : []));
  }));
}

addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector("#query");
  if (!field || !window.STANCES_INDEX) return;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  const now = () => {
    show(field.value);
    const query = field.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  };
  field.addEventListener("input", now);
  field.form.addEventListener("submit", (event) => { event.preventDefault(); now(); });
  show(field.value);
  field.focus();
});
