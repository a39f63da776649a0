// Watches one map (or one text) from inside the page, so that times are those of the person in front of it:
// from the event that chooses to the first frame in which the wanted state is on the screen.
(({ scope, kind, least }) => {
  const COUNTRY = ".choroplethlayer path.choroplethlocation";
  const countries = () => [...document.querySelectorAll(`${scope} ${COUNTRY}`)];
  const code = (path) => path.__data__?.loc ?? path.dataset.loc ?? "";
  const fill = (path) => path.style.fill || path.getAttribute("fill");
  const touchesMap = (record) => {
    if (record.type === "attributes") return record.target.matches(`${scope} ${COUNTRY}`);
    return [...record.addedNodes, ...record.removedNodes].some(
      (node) => node.nodeType === 1 && (node.matches(COUNTRY) || node.querySelector(COUNTRY)),
    );
  };
  const afterPaint = (then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(0);
    });

  const probe = {
    first: null, // when the first map was on the screen, in milliseconds since 1970
    armed: null,
    result: null,
    touched: 0,
    state() {
      if (kind === "text") return document.querySelector(scope)?.textContent ?? "";
      return countries().map((path) => `${code(path)}=${fill(path)}`).sort().join(";");
    },
    coast() {
      // Ours has no layer of land: its widest shape stands for the coast.
      const land = document.querySelector(`${scope} .layer.land path, ${scope} .layer.coastlines path`);
      const path = land ?? countries().sort((one, other) => other.getBBox().width - one.getBBox().width)[0];
      const line = path?.getAttribute("d") ?? "";
      return `${line.length} ${line.slice(0, 200)}`;
    },
    blank() {
      const path = document.querySelector(`${scope} ${COUNTRY}`);
      return kind === "map" && !path?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    },
    async quiet(milliseconds) {
      while (performance.now() - probe.touched < milliseconds) await new Promise((go) => setTimeout(go, 20));
      return probe.state();
    },
    // From the next `start` event on, wait for the state to become `target`; then watch on for `settle`.
    arm({ target, start, settle }) {
      const armed = { target, from: null, to: null, draws: 0, frames: 0, blanks: 0 };
      probe.armed = armed;
      probe.result = new Promise((resolve) => {
        const watch = () => {
          if (probe.armed !== armed) return;
          armed.frames += 1;
          armed.blanks += probe.blank() ? 1 : 0;
          afterPaint(watch);
        };
        addEventListener(start, (event) => {
          armed.from = event.timeStamp;
          watch();
        }, { capture: true, once: true });
        armed.finish = (now) => {
          armed.to = now;
          setTimeout(() => {
            probe.armed = null;
            resolve({
              milliseconds: armed.to - armed.from,
              draws: armed.draws,
              blanks: armed.blanks,
              frames: armed.frames,
              stayed: probe.state() === target,
            });
          }, settle);
        };
      });
    },
  };
  window.__probe = probe;

  let drawnThisFrame = false;
  const watchFirst = () => {
    if (probe.first !== null || kind !== "map" || countries().length < least) return;
    probe.first = 0;
    afterPaint((now) => { probe.first = performance.timeOrigin + now; });
  };
  new MutationObserver((records) => {
    const drawn = kind === "map" && records.some(touchesMap);
    if (kind === "map" && !drawn) return;
    probe.touched = performance.now();
    watchFirst();
    const armed = probe.armed;
    if (!armed || armed.from === null) return;
    if (drawn && probe.blank()) armed.blanks += 1;
    if (drawn && !drawnThisFrame) {
      armed.draws += 1;
      drawnThisFrame = true;
      requestAnimationFrame(() => { drawnThisFrame = false; });
    }
    if (!armed.found && probe.state() === armed.target) {
      armed.found = true;
      afterPaint(armed.finish);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["fill", "style", "d"],
  });
})
