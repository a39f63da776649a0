// How to cite, in a dialog: every form of a citation, each with a button that copies it. The links work without it.

import { element } from "./drawing.js";

const FORMS = { txt: "text", bib: "BibTeX", json: "CSL-JSON" };

async function copy(source, button, words) {
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch { // no permission, or no https: the text is selected, and the reader copies it
    getSelection().selectAllChildren(source);
    return;
  }
  button.textContent = words.copied;
  setTimeout(() => { button.textContent = words.copy; }, 2000);
}

function section([form, name], address, words) {
  const text = element("pre", { tabIndex: 0, textContent: "…" });
  text.dataset.form = form;
  const button = element("button", { type: "button", className: "sn-link", textContent: words.copy });
  button.addEventListener("click", () => copy(text, button, words));
  const title = element("h3", { textContent: words[name] ?? name });
  fetch(address.replace("/cite.txt", `/cite.${form}`))
    .then((answer) => answer.text())
    .then((written) => { text.textContent = written.trim(); })
    .catch((error) => { text.textContent = `${words.failed} ${error.message}`; });
  return element("section", {}, title, button, text);
}

// What the reader came from: a link, or the menu that it was in and that has closed over it.
function opener(address) {
  const link = [...document.querySelectorAll("a")].find((one) => one.getAttribute("href") === address);
  return link?.checkVisibility() ? link : link?.closest("details")?.querySelector("summary");
}

export function show(address, words) {
  const close = element("button", { type: "button", className: "sn-link", textContent: words.close });
  const title = element("h2", { id: "sn-cite-title", textContent: words.cite });
  const parts = Object.entries(FORMS).map((form) => section(form, address, words));
  const dialog = element("dialog", { className: "sn-cite" }, element("header", {}, title, close), ...parts);
  dialog.setAttribute("aria-labelledby", title.id);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener(address)?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
