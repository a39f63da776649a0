// A figure -> a file, in the browser: the stamped figure is drawn at print size, with what the reader did to it
// (zoom, hidden legend entries) and with its fonts inside, so that text stays text and looks the same elsewhere.

const FACES = { "Source Sans": "400 600", "Source Serif": "600" };

async function fonts() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try { return [...sheet.cssRules]; } catch { return []; }
  });
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule
    && rule.style.fontStyle !== "italic"
    && Object.keys(FACES).includes(rule.style.fontFamily.replace(/["']/g, "")));
  const seen = new Set();
  const written = await Promise.all(faces.map(async (rule) => {
    const family = rule.style.fontFamily.replace(/["']/g, "");
    const address = /url\(["']?([^"')]+)/.exec(rule.style.src)?.[1];
    if (!address || seen.has(family)) return "";
    seen.add(family);
    const blob = await (await fetch(new URL(address, rule.parentStyleSheet.href ?? document.baseURI))).blob();
    const text = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
    return `@font-face{font-family:"${family}";font-weight:200 900;src:url(${text})}`;
  }));
  return written.join("");
}

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

async function raster(svg, width, height, scale, paper) {
  const image = new Image(width * scale, height * scale);
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
  const context = canvas.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export async function save(card, format) {
  const answer = await fetch(card.address("plotly.json"));
  if (!answer.ok) throw new Error(await answer.text());
  const { figure, width, height, file, title } = await answer.json();
  asSeen(figure, card.plot);
  const config = { ...card.config(), staticPlot: true };
  const address = await Plotly.toImage({ data: figure.data, layout: figure.layout, config },
    { format: "svg", width, height });
  const plain = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  const escaped = new Option(title).innerHTML;
  const svg = plain.replace(/(<svg[^>]*>)/, `$1<title>${escaped}</title><defs><style>${await fonts()}</style></defs>`);
  const blob = format === "svg"
    ? new Blob([svg], { type: "image/svg+xml" })
    : await raster(svg, width, height, 3, figure.layout.paper_bgcolor);
  download(blob, `${file}.${format}`);
}
