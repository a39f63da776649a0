// What the reader has chosen is shown before the app has answered: a question that the page has shown before at once,
// another one as soon as its view is here, which is asked for when the pointer or the keyboard rests on it, or at least its
// map when it is pressed. The app's answer takes longer, being about the whole page; it comes all the same, and then changes nothing.

import { json } from "./drawing.js";

const MOST = 60; // views that are remembered
const REST = 80; // milliseconds that a pointer or the keyboard rests on a choice before its view is fetched
const FRAME = 16; // milliseconds
const PATIENCE = 5000; // milliseconds for the app to answer; then the page shows what the app has said last

const known = new Map(); // view -> the content of its cards, by name
const coming = new Map(); // view -> the promise of it

export const viewOf = ({ query, lang }) => `${lang}?${[...new URLSearchParams(query)].map((pair) => pair.join("=")).sort().join("&")}`;

// Keep what the app has said of a card.
export function remember({ name, query, lang, figure, stamp, markup, alt }) {
  if (query) keep(viewOf({ query, lang }), { [name]: { figure, stamp, markup, alt } });
}

function keep(view, cards) {
  const all = { ...known.get(view), ...cards };
  known.delete(view);
  known.set(view, all);
  if (known.size > MOST) known.delete(known.keys().next().value);
}

const questions = (query) => json(`/questions?data=${encodeURIComponent(query.get("data") ?? "")}`).catch(() => ({ codes: [] }));

const asking = (live) => [...live].find((one) => one.data?.query);

// The list of questions that is open, if there is one, and the query of the view that a choice in it leads to.
async function wanted(option, live) {
  const field = document.querySelector(".st-key-question input[aria-controls]");
  const list = option?.closest("[role=listbox]");
  const card = asking(live);
  if (!card || !field || list?.id !== field.getAttribute("aria-controls")) return null;
  const query = new URLSearchParams(card.data.query);
  const { codes, first } = await questions(query);
  const code = codes[Number(option.dataset.key)];
  if (!code) return null;
  query.delete("q");
  if (code !== first) query.set("q", code);
  return { query, lang: card.data.lang, view: viewOf({ query, lang: card.data.lang }) };
}

async function fetchView(option, live, only) {
  const asked = await wanted(option, live);
  if (!asked || known.has(asked.view)) return asked;
  if (!coming.has(asked.view)) coming.set(asked.view, load(asked, only).finally(() => coming.delete(asked.view)));
  await coming.get(asked.view);
  return asked;
}

async function load({ query, lang, view }, only) {
  const [frame] = await whole(`/frames?${query}&lang=${lang}&only=${only}`);
  if (frame) keep(view, { ...frame.cards, ...known.get(view) }); // what the app has said meanwhile says more
}

// `fetch` tells of an answer's head first, and of the rest when the page has dealt with all that came between.
const whole = (url) => new Promise((go) => {
  const request = new XMLHttpRequest();
  request.responseType = "json";
  request.onloadend = () => go((request.status === 200 && request.response) || []);
  request.open("GET", url);
  request.send();
});

// What the app says while the view is fetched is newer: somebody has chosen again.
async function choose(option, live) {
  const said = new Map([...live].map((card) => [card, card.said]));
  const told = new Promise((go) => setTimeout(go, FRAME)); // the app is told first
  const asked = await fetchView(option, live, "map");
  await told;
  const cards = asked && known.get(asked.view);
  if (!cards) return;
  const expect = (card, content) => {
    if (content && card.data?.query && card.said === said.get(card)) return card.expect(content, asked.view, PATIENCE);
  };
  // The map is what the reader looks at: everything else is written once it is on the screen.
  for (const card of live) if (card.onMap && cards.map) await expect(card, { ...cards.map, markup: card.data.markup });
  await painted();
  for (const card of live) expect(card, cards[card.data?.name]);
}

const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));

export function watch(live) {
  let resting;
  const rest = (find) => {
    clearTimeout(resting);
    resting = setTimeout(() => fetchView(find(), live, "view"), REST);
  };
  document.addEventListener("focusin", ({ target }) => {
    const card = target.closest?.(".st-key-question") && asking(live);
    if (card) questions(new URLSearchParams(card.data.query));
  });
  document.addEventListener("pointerover", ({ target }) => {
    rest(() => target.closest?.("[role=option]"));
  });
  document.addEventListener("pointerdown", ({ target }) => {
    clearTimeout(resting);
    fetchView(target.closest?.("[role=option]"), live, "map");
  }, { capture: true });
  document.addEventListener("click", ({ target }) => {
    choose(target.closest?.("[role=option]"), live);
  }, { capture: true });
  document.addEventListener("keydown", ({ key, target }) => {
    const option = () => document.getElementById(target.getAttribute?.("aria-activedescendant"));
    if (key === "Enter") choose(option(), live);
    else if (key === "ArrowDown" || key === "ArrowUp") rest(option);
  }, { capture: true });
}
