// What a card needs to draw: what is loaded once, what is recoloured.

const TRIES = 3, AGAIN = 1000; // milliseconds before something is asked for again
const loads = {};

// Load something once; what cannot be had is asked for again, now and whenever somebody wants it.
const once = (url, load) => (loads[url] ??= insist(load, TRIES).catch((error) => {
  delete loads[url];
  throw error;
}));

async function insist(load, tries) {
  try {
    return await load();
  } catch (error) {
    if (tries <= 1) throw error;
    await new Promise((go) => setTimeout(go, AGAIN));
    return insist(load, tries - 1);
  }
}

// The page's head may have asked for a script already; it is not loaded twice.
export const script = (url) => once(url, () => new Promise((resolve, reject) => {
  if (window.Plotly) return resolve();
  const known = document.querySelector(`script[src="${url}"]`);
  const tag = known ?? element("script", { src: url });
  tag.addEventListener("load", resolve);
  tag.addEventListener("error", () => { tag.remove(); reject(new Error(url)); });
  if (!known) document.head.append(tag);
}));

export const json = (url) => once(url, async () => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
});

// plotly would ask for a map's shapes only once it has begun to draw.
export async function shaped({ geo }, folder) {
  if (!geo) return;
  const name = `${geo.scope}_${geo.resolution}m`;
  (window.PlotlyGeoAssets ??= { topojson: {} }).topojson[name] ??= await json(`${folder}${name}.json`);
}

// What the first card will need is taken in before: the shapes that the page's head has asked for, and the settings in the
// language that the app will speak.
export function takeIn() {
  const shapes = [...document.querySelectorAll("link[rel=preload][as=fetch]")].map((link) => link.getAttribute("href"));
  const known = JSON.parse(document.getElementById("sn-settings")?.textContent ?? "{}");
  const [asked, own] = [new URLSearchParams(location.search).get("lang"), navigator.language.split("-")[0]];
  const settings = known[asked] ?? known[own] ?? Object.values(known)[0];
  for (const url of [...shapes, settings]) if (url) json(url).catch(() => {});
}

export function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim() || "#ffffff";
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.3 * r + 0.6 * g + 0.1 * b < 128;
}

// The figure is drawn for light paper; on dark paper every colour of the palette has a counterpart.
export function recoloured(value, swap) {
  if (typeof value === "string") {
    return value[0] === "#" ? swap[value] ?? value : value.replace(/#[0-9A-F]{6}/g, (colour) => swap[colour] ?? colour);
  }
  if (Array.isArray(value)) return value.map((item) => recoloured(item, swap));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, recoloured(item, swap)]));
  }
  return value;
}

// What the app tells a card: JSON, the figure and the markup, parted by NUL.
export function told(bytes) {
  const [facts, figure, markup] = new TextDecoder().decode(bytes).split("\0");
  return { ...JSON.parse(facts), figure, markup };
}

// Markup comes with a sign for each of the strings that it says often.
export function spelled(markup, signs) {
  return markup.replace(/[\x01-\x06]/g, (sign) => signs[sign]);
}

// Lists come in runs of equal values, as lines of fields or as hundredths to the base of 36; of areas only the colour, of countries the code, of a layout
// what is not usual.
export function unpacked({ data, layout: { $usual, ...layout } }, { layout: usual, names }) {
  const traces = data.map(list).map(areas).map((trace) => named(trace, names));
  return { data: traces, layout: $usual ? { ...structuredClone(usual), ...layout } : layout };
}

function list(value) {
  if (!value || typeof value !== "object" || Array.isArray(value)) return value;
  if (value.$runs) return value.$runs.flatMap(([one, times]) => Array(times).fill(one));
  if (value.$rows) return value.$rows.split("\n").map((row) => row.split("\t"));
  if (value.$numbers) return value.$numbers.split(" ").map((number) => parseInt(number, 36) / 100);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, list(part)]));
}

function areas({ $areas, ...trace }) {
  if (!$areas) return trace;
  const locations = trace.locations ?? trace.customdata.map(([code]) => code);
  const colorscale = [[0, $areas], [1, $areas]];
  return { ...trace, locations, colorscale, z: locations.map(() => 1), showscale: false };
}

function named({ $named, ...trace }, names) {
  if (!$named) return trace;
  return { ...trace, customdata: trace.customdata.map((row) => (row.length > 1 ? row : [row[0], names[row[0]]])) };
}

// Hatching is the same lines for everybody: the figure names the countries, the lines are loaded once.
export async function unfold(data, urls) {
  if (!hatches(data)) return;
  const lines = await json(urls.hatching);
  for (const trace of data) {
    if (!trace.meta?.hatch || trace.lon) continue;
    trace.lon = trace.meta.hatch.flatMap((code) => [...lines[code].lon, null]);
    trace.lat = trace.meta.hatch.flatMap((code) => [...lines[code].lat, null]);
  }
}

export const hatches = (data) => data.some((trace) => trace.meta?.hatch && !trace.lon);

// A map stands still when a view has another line of legend: two have room beneath it.
const LINES = 66; // pixels

export const settled = (layout) => ({ ...layout, ...(layout.geo && { margin: { ...layout.margin, b: LINES } }), autosize: true });

// plotly puts every country together anew for each trace, and works out its outline anew, whenever anything on a map
// changes. Neither changes until the map is moved or its legend takes another line, so both are kept. Of plotly this takes
// what it does not promise; where that is missing nothing is kept, and all is drawn.
const PLACES = 4;

export function keepOutlines(plot) {
  const map = plot._fullLayout?.geo?._subplot;
  if (!map?.projection?.getPath || map.outlines) return;
  map.outlines = new Map();
  const standing = (projection) => {
    const place = [map.topojsonName, ...["scale", "translate", "rotate", "clipExtent"].map((name) => projection[name]())].join();
    const known = map.outlines.get(place) ?? new Map();
    map.outlines.delete(place);
    map.outlines.set(place, known);
    if (map.outlines.size > PLACES) map.outlines.delete(map.outlines.keys().next().value);
    return known;
  };
  const keeping = (projection) => {
    const { getPath } = projection;
    projection.getPath = () => {
      const path = getPath();
      let known;
      const outline = (feature) => {
        const id = feature?.id; // none, where there is no shape
        if (id === undefined) return path(feature);
        if (!known) keepShapes(map.topojson);
        known ??= standing(projection);
        if (!known.has(id)) known.set(id, path(feature));
        return known.get(id);
      };
      return Object.assign(outline, path);
    };
    return projection;
  };
  let projection = keeping(map.projection);
  Object.defineProperty(map, "projection", { get: () => projection, set: (next) => { projection = keeping(next); } });
  const drawn = standing(projection);
  for (const shape of plot.querySelectorAll(".choroplethlocation")) drawn.set(shape.__data__?.geojson?.id, shape.getAttribute("d"));
  keepShapes(map.topojson);
}

function keepShapes(topology) {
  const shapes = topology?.objects?.countries?.geometries;
  let features;
  if (shapes && !Object.hasOwn(shapes, "map")) shapes.map = (make) => (features ??= Array.from(shapes, (shape) => make(shape)));
}

// On a narrow screen there is room for a position's sign, in the middle of its country, but not for the country's name.
export function bare(trace) {
  const { marker } = trace;
  if (Array.isArray(marker?.size)) trace.marker = { ...marker, size: marker.size.map((size) => Math.min(size, 10)) };
  if (trace.mode !== "text") return;
  const { alone } = trace.meta ?? {};
  trace.visible = Boolean(alone);
  trace.textfont = { ...trace.textfont, size: 10 };
  for (const [axis, name] of ["lon", "lat"].entries()) {
    trace[name] = trace[name].map((degrees, at) => alone?.[at]?.[axis] ?? degrees);
  }
}

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
