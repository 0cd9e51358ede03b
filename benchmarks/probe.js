// Runs in the page before anything else and notes, frame by frame, when it has shown what it must.
// `expected` is put before this text: {figures, figureCount, drawn: [[selector, count], …]}.
(() => {
  const QUIET_MS = 400;
  const UNFINISHED = [
    '[data-testid="stSkeleton"]', '[data-testid="stAppSkeleton"]',
    '[data-testid="stSkeletonElement"]', '[data-stale="true"]',
  ].join(",");
  const probe = { figures: null, complete: null, asked: null, reread: null, answered: null };
  window.probe = probe;

  const visible = (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
  const idle = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app !== null && app.dataset.testScriptState === "notRunning"
      && document.querySelector(UNFINISHED) === null;
  };
  const figures = () => visible(expected.figures);
  const figuresShown = () =>
    figures().filter((figure) => /\d|communiqué/.test(figure.textContent)).length >= expected.figureCount;
  const figuresText = () => figures().map((figure) => figure.textContent).join("|");
  const drawn = () => expected.drawn.every(([selector, count]) => visible(selector).length >= count);

  const watchArrival = () => {
    const now = performance.now();
    if (probe.figures === null && figuresShown()) probe.figures = now;
    if (probe.figures !== null && idle() && drawn()) probe.complete = now;
    else requestAnimationFrame(watchArrival);
  };
  requestAnimationFrame(watchArrival);

  // A changed filter: from the key pressed to the last change of the page before it stays quiet,
  // its script ended, its key figures others than before and nothing on it left from before.
  let lastChange = 0;
  const watchAnswer = (before) => {
    const now = performance.now();
    if (probe.reread === null && figuresShown() && figuresText() !== before) {
      probe.reread = now;
      lastChange = now;
    }
    if (probe.reread === null || !idle()) lastChange = now;
    if (probe.reread !== null && idle() && now - lastChange > QUIET_MS) probe.answered = lastChange;
    else requestAnimationFrame(() => watchAnswer(before));
  };
  window.watchNextAnswer = () => {
    Object.assign(probe, { asked: null, reread: null, answered: null });
    new MutationObserver(() => { lastChange = performance.now(); }).observe(
      document.querySelector('[data-testid="stMain"]'),
      { subtree: true, childList: true, attributes: true, characterData: true });
    addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      probe.asked = performance.now();
      watchAnswer(figuresText());
    }, { capture: true, once: true });
  };
})();
