// Opens the reader's language, if the site has it; without this, the page offers all of them.
document.addEventListener("DOMContentLoaded", () => {
  const links = [...document.querySelectorAll("a[hreflang]")];
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  const found = wanted.map((code) => links.find((link) => link.hreflang === code)).find(Boolean) ?? links[0];
  if (found) location.replace(found.href);
});
