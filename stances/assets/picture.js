// A figure -> a file, in the browser: the stamped figure is drawn at print size, with what the reader did to it
// (zoom, hidden legend entries) and with its fonts inside, so that text stays text and looks the same elsewhere.

import { png, svg } from "./printing.js";

const PRINT = 3; // pixels of the picture a pixel of the layout

function asSeen(figure, plot) {
  const seen = Object.fromEntries((plot.data ?? []).map((trace) => [trace.name, trace.visible]));
  for (const trace of figure.data) if (trace.name && seen[trace.name] !== undefined) trace.visible = seen[trace.name];
  const layout = plot.layout ?? {};
  if (figure.layout.geo && layout.geo) {
    const { center, projection, lonaxis, lataxis } = layout.geo;
    Object.assign(figure.layout.geo, { center, projection, lonaxis, lataxis });
  }
  for (const axis of ["xaxis", "xaxis2"]) {
    if (figure.layout[axis] && layout[axis]?.range) figure.layout[axis].range = layout[axis].range;
  }
  return figure;
}

function download(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export async function save(card, format) {
  const answer = await fetch(card.address("plotly.json"));
  if (!answer.ok) throw new Error(await answer.text());
  const { figure, width, height, file, about } = await answer.json();
  asSeen(figure, card.plot);
  const told = { width, height, config: card.config(), about, faces: await (await fetch(card.settings.urls.faces)).text() };
  const drawn = await svg(figure, told);
  const blob = format === "svg"
    ? new Blob([drawn], { type: "image/svg+xml" })
    : await png(drawn, { ...told, out: [width * PRINT, height * PRINT], dots: 96 * PRINT,
      paper: figure.layout.paper_bgcolor });
  download(blob, `${file}.${format}`);
}
