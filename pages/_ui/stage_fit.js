// The first part of the stage's component (stage_component.py joins them): the largest type that fits.

const PHONE = matchMedia("(max-width: 700px)");
const FITS = [1, 0.92, 0.85, 0.78, 0.7, 0.6];
const LOWEST_PLOT = 150; // pixels a line needs to be read
const LEAST_FIGURES = 1;
const BARS = ".ptce-bars li:not(.more)";
const [MANY_BARS, LEAST_BARS] = [8, 3];
const SMALL = 4; // from this size of FITS on, fewer bars are better than smaller ones
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

// Labels written over one another tell nothing: the last, the first and the highest go first, each above
// its mark or under it, clear of the other marks where it can be.
const place = (label, outer, plot, taken) => {
  label.classList.remove("left-out");
  label.style.marginLeft = "";
  const marks = [...plot.querySelectorAll("i")].filter((mark) => mark.nextElementSibling !== label).map(boxOf);
  const sides = label.tagName === "B" ? [false, true] : [null];
  const first = (label.dataset.side ??= label.className) === "below";
  const tries = sides.map((turned) => {
    if (turned !== null) label.classList.toggle("below", first !== turned);
    const box = boxOf(label);
    const shift = Math.max(0, outer.left - box.left) - Math.max(0, box.right - outer.right);
    const seen = { left: box.left + shift - 4, right: box.right + shift + 4, top: box.top, bottom: box.bottom };
    const over = turned !== null && box.bottom > boxOf(plot).bottom;
    return { turned, shift, seen, covers: marks.filter((mark) => touch(mark, seen)).length, over };
  });
  const free = tries.filter((one) => !one.over && !taken.some((other) => touch(other, one.seen)));
  const best = free.sort((one, other) => one.covers - other.covers)[0];
  if (!best) return label.classList.add("left-out");
  if (best.turned !== null) label.classList.toggle("below", first !== best.turned);
  label.style.marginLeft = `${best.shift}px`;
  return taken.push(best.seen);
};
const separate = (stage) => {
  for (const plot of stage.querySelectorAll(".ptce-lines, .ptce-years")) {
    const outer = boxOf(plot.closest(".chart"));
    const labels = [...plot.querySelectorAll("b, li")];
    const high = [...labels].sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))[0];
    const taken = [];
    for (const label of new Set([labels.at(-1), labels[0], high, ...labels])) if (label) place(label, outer, plot, taken);
  }
};

const fit = (stage) => {
  for (const item of stage.querySelectorAll(".left-out")) item.classList.remove("left-out");
  for (const line of stage.querySelectorAll(".more")) line.remove();
  if (!stage.querySelector(".ptce-scene")) return;
  delete stage.dataset.columns;
  const one = (sizes) =>
    sizes.some((size) => {
      stage.style.setProperty("--fit", size);
      return fits(stage);
    });
  const leaveOut = (selector, least) => {
    while (!fits(stage) && drop(stage, selector, least)) sayHowManyMore(stage);
    return fits(stage);
  };
  const inTwo = () => {
    if (stage.querySelectorAll(".figures li").length > MOST_IN_A_ROW) stage.dataset.columns = 2; // longer lines, less height
    return one(FITS);
  };
  const ways = [
    () => one(FITS.slice(0, SMALL)),
    () => leaveOut(BARS, MANY_BARS),
    () => one(FITS.slice(SMALL)),
    inTwo,
    () => leaveOut(BARS, LEAST_BARS),
    () => leaveOut(".figures li", LEAST_FIGURES),
  ];
  if (PHONE.matches) stage.style.setProperty("--fit", 1);
  else ways.some((way) => way());
  separate(stage);
};
