// The names of the pages stand in a row that scrolls on a narrow screen: that of the open page comes into sight.
// The names come one by one, so the row is put right with each.

document.addEventListener("animationstart", ({ animationName, target }) => {
  const row = animationName === "sn-named" && target.closest(".st-key-pages");
  const here = row && row.querySelector(".sn-here");
  if (!here) return;
  const [name, seen] = [here, row].map((box) => box.getBoundingClientRect());
  row.scrollLeft += name.left + name.width / 2 - seen.left - seen.width / 2;
});
