// A stamped figure -> SVG or PNG with its fonts and its description inside. The dashboard makes them in the reader's
// browser, the command line and /export/ in one of their own (studio.js): the same picture and the same words in it.

const WORDS = {
  title: "Title", description: "Description", creator: "Author", source: "Source", rights: "Copyright",
  identifier: "URL", language: "Language", publisher: "Software",
};

const escaped = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function head({ about, faces }) {
  const facts = Object.entries(about).map(([name, value]) => `<dc:${name}>${escaped(value)}</dc:${name}>`).join("");
  return `<title>${escaped(about.title)}</title><desc>${escaped(about.description)}</desc>`
    + '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    + `xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">${facts}`
    + `</rdf:Description></rdf:RDF></metadata><defs><style>${faces}</style></defs>`;
}

// Plotly's halo is a shadow, which few programs but browsers draw, and weakly: a rim does the same everywhere.
const rimmed = (drawn) => drawn.replace(/text-shadow: (rgba?\([^)]*\)|#\w+)[^;"]*;/g,
  "paint-order: stroke; stroke: $1; stroke-width: 2.6px; stroke-linejoin: round;");

// `width` and `height` are those of the layout, `out` is how large the picture then is, in pixels.
export async function svg(figure, { width, height, out = [width, height], config, about, faces }) {
  const address = await Plotly.toImage({ data: figure.data, layout: figure.layout,
    config: { ...config, staticPlot: true } }, { format: "svg", width, height });
  const plain = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  return rimmed(plain).replace(/<svg([^>]*)>/, (_, attributes) => {
    const kept = attributes.replace(/\s(width|height|viewBox|role|lang)="[^"]*"/g, "");
    return `<svg${kept} width="${out[0]}" height="${out[1]}" viewBox="0 0 ${width} ${height}" role="img" `
      + `lang="${about.language}">${head({ about, faces })}`;
  });
}

// A browser calls a picture decoded before the fonts inside it are read, and leaves out the text meanwhile: look at it,
// small, until it has stayed the same for a while.
async function settled(image) {
  const [width, height] = [600, Math.round((600 * image.height) / image.width)];
  const context = Object.assign(document.createElement("canvas"), { width, height })
    .getContext("2d", { willReadFrequently: true });
  let before = null;
  for (let same = 0, looks = 0; same < SAME && looks < MOST; looks += 1) {
    context.clearRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    const now = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    same = before && now.every((pixel, at) => pixel === before[at]) ? same + 1 : 0;
    before = now;
    await new Promise((go) => setTimeout(go, PAUSE));
  }
}

const [SAME, MOST, PAUSE] = [3, 60, 40]; // looks that must be alike, looks at most, milliseconds between two

// `dots` are pixels an inch: what a page should make of the picture's size.
export async function png(drawn, { out: [width, height], paper, about, dots, faces }) {
  const image = new Image(width, height);
  image.src = URL.createObjectURL(new Blob([drawn], { type: "image/svg+xml" }));
  await image.decode();
  if (faces) await settled(image);
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  return described(new Uint8Array(await blob.arrayBuffer()), about, dots);
}

// Put a description into a PNG, right behind its header, as the format wants it: one chunk a word.
function described(bytes, about, dots) {
  const text = new TextEncoder();
  const words = Object.entries(WORDS).filter(([name]) => about[name])
    .map(([name, word]) => chunk("iTXt", text.encode(`${word}\0\0\0${about.language}\0\0${about[name]}`)));
  const size = new DataView(new ArrayBuffer(9));
  size.setUint32(0, Math.round(dots / 0.0254));
  size.setUint32(4, Math.round(dots / 0.0254));
  size.setUint8(8, 1);
  const header = 33;
  return new Blob([bytes.slice(0, header), chunk("pHYs", new Uint8Array(size.buffer)), ...words, bytes.slice(header)],
    { type: "image/png" });
}

function chunk(kind, data) {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(kind), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, checksum(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
