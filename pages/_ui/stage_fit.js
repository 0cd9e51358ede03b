// The first part of the stage's component (stage_component.py joins them): the largest type that fits.

const PHONE = matchMedia("(max-width: 700px)");
const FITS = [1, 0.92, 0.85, 0.78, 0.7, 0.6];
const LOWEST_PLOT = 150; // pixels a line needs to be read
const LEAST_FIGURES = 1;
const LEAST_BARS = 3;
const MOST_IN_A_ROW = 3;

const boxOf = (element) => element.getBoundingClientRect();
const holds = (outer, inner) =>
  inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1 && inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
const touch = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const fits = (stage) => {
  const every = (outer, selector) => {
    const box = boxOf(outer);
    return [...outer.querySelectorAll(selector)].every((element) => !element.offsetParent || holds(box, boxOf(element)));
  };
  if (stage.scrollHeight > stage.clientHeight + 1 || !every(stage, "h1, .said, footer, .figures, .chart")) return false;
  for (const box of stage.querySelectorAll(".figures, .figures li, .chart")) if (!every(box, "*:not(b, i, img)")) return false;
  const said = stage.querySelector(".said");
  const date = stage.querySelector("footer .date");
  const plot = stage.querySelector(".ptce-lines");
  const map = stage.querySelector(".has-map") ? stage.querySelector(".st-key-stage-map") : null;
  return [plot, map].every((drawn) => !drawn || drawn.clientHeight >= LOWEST_PLOT) && !!date && (!said || said.scrollHeight <= said.clientHeight + 1);
};

// Takes the last one away, and says how many are gone.
const drop = (stage, selector, least) => {
  const shown = [...stage.querySelectorAll(selector)].filter((item) => !item.classList.contains("left-out"));
  if (shown.length <= least) return false;
  shown.at(-1).classList.add("left-out");
  return true;
};
const sayHowManyMore = (stage) => {
  const chart = stage.querySelector(".chart");
  const gone = chart ? chart.querySelectorAll(".ptce-bars li.left-out").length : 0;
  if (!gone) return;
  let line = chart.querySelector(".more");
  if (!line) {
    line = document.createElement("li");
    line.className = "more";
    chart.querySelector(".ptce-bars").append(line);
  }
  line.textContent = (gone === 1 ? chart.dataset.one : chart.dataset.more).replace("{n}", gone);
};

// Labels written over one another tell nothing: the last, the first and the highest go first.
const separate = (stage) => {
  for (const list of stage.querySelectorAll(".ptce-lines, .ptce-years")) {
    const outer = boxOf(list.closest(".chart"));
    const labels = [...list.querySelectorAll("b, li")];
    const high = [...labels].sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))[0];
    const kept = [];
    for (const label of new Set([labels.at(-1), labels[0], high, ...labels])) {
      if (!label) continue;
      label.classList.remove("left-out");
      label.style.marginLeft = "";
      const box = boxOf(label);
      const shift = Math.max(0, outer.left - box.left) - Math.max(0, box.right - outer.right);
      label.style.marginLeft = `${shift}px`;
      const placed = { left: box.left + shift - 4, right: box.right + shift + 4, top: box.top, bottom: box.bottom };
      if (kept.some((other) => touch(other, placed))) label.classList.add("left-out");
      else kept.push(placed);
    }
  }
};

const fit = (stage) => {
  for (const item of stage.querySelectorAll(".left-out")) item.classList.remove("left-out");
  for (const line of stage.querySelectorAll(".more")) line.remove();
  if (!stage.querySelector(".ptce-scene")) return;
  const largest = () =>
    (PHONE.matches ? [1] : FITS).some((size) => {
      stage.style.setProperty("--fit", size);
      return fits(stage);
    });
  delete stage.dataset.columns;
  let good = largest();
  if (!good && stage.querySelectorAll(".figures li").length > MOST_IN_A_ROW) {
    stage.dataset.columns = 2; // longer lines take less height
    good = largest();
  }
  if (!good && !PHONE.matches) {
    while (!fits(stage) && drop(stage, ".ptce-bars li:not(.more)", LEAST_BARS)) sayHowManyMore(stage);
    while (!fits(stage) && drop(stage, ".figures li", LEAST_FIGURES));
  }
  separate(stage);
};
