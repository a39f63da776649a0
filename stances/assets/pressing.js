// What the reader has in hand while the app's answer to an earlier choice changes the page: what is being pressed, what
// has the focus, what the pointer rests on.

const NEAR = 8; // pixels that a hand may move while it presses

let pressed = null;

// A press counts although what was pressed has moved or been replaced before it was let go: then no click comes of it.
export function pressable(box, act) {
  box.addEventListener("pointerdown", ({ target, isPrimary, button, clientX, clientY }) => {
    const part = isPrimary && !button && target.closest("[data-open], [data-set]");
    pressed = part ? { part, act, clientX, clientY } : null;
  });
}

addEventListener("pointercancel", () => { pressed = null; });
addEventListener("pointerup", ({ target, clientX, clientY }) => {
  const { part, act, ...from } = pressed ?? {};
  pressed = null;
  if (part && !part.contains(target) && Math.hypot(clientX - from.clientX, clientY - from.clientY) <= NEAR) act(part);
}, { capture: true });

// Put other markup in the place of some; what had the focus in it has it again.
export function replace(markup, next) {
  const at = markup.contains(document.activeElement) ? document.activeElement : null;
  const { open, set } = at?.dataset ?? {};
  const alike = open ? `[data-open="${CSS.escape(open)}"]` : set ? `[data-set="${CSS.escape(set)}"]` : at?.localName;
  const nth = at ? [...markup.querySelectorAll(alike)].indexOf(at) : -1;
  markup.replaceChildren(next);
  if (nth >= 0) markup.querySelectorAll(alike)[nth]?.focus({ preventScroll: true });
}

// While a mouse rests on a card, the finding above it gets no shorter, so that the card stays beneath the mouse. A sheet
// of its own says so: a value that the whole page inherits would have its style worked out anew.
const held = new CSSStyleSheet();
document.adoptedStyleSheets.push(held);

export function steady(box) {
  box.addEventListener("pointerenter", ({ pointerType }) => {
    const head = document.querySelector(".sn-top");
    if (head && pointerType === "mouse") held.replaceSync(`.sn-top { min-height: ${head.offsetHeight}px; }`);
  });
  box.addEventListener("pointerleave", ({ relatedTarget: to }) => {
    const covered = to && !to.closest("[data-testid=stMain]"); // a list that has opened lies over it
    if (!covered) held.replaceSync("");
  });
}

// The list of countries closes once a name that was typed has been taken: it would lie over what the name leaves.
document.addEventListener("keydown", ({ key, target }) => {
  if (key !== "Enter" || !target.closest?.(".st-key-actors") || !target.value) return;
  setTimeout(() => target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })));
}, { capture: true });
