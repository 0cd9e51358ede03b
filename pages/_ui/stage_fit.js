// The first part of the stage's component (stage_component.py joins them): the largest type that fits.

const PHONE = matchMedia("(max-width: 700px)");
const FITS = [1, 0.92, 0.85, 0.78, 0.7, 0.6];
const LOWEST_PLOT = 150; // pixels a line needs to be read
const BARS = ".ptce-bars li";
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
  if (stage.scrollHeight > stage.clientHeight + 1 || !every(stage, "h1, .said, footer, .figures, .chart, .map-key")) return false;
  const key = stage.querySelector(".map-key");
  if (key?.offsetParent && (touch(boxOf(key), boxOf(stage.querySelector("footer"))) || touch(boxOf(key), boxOf(stage.querySelector(".said") ?? stage.querySelector("h1"))))) return false;
  const inside = stage.dataset.stacked ? "*:not(b, i, u, img, .about *)" : "*:not(b, i, u, img)"; // words in a line stick out of it
  for (const box of stage.querySelectorAll(".figures, .figures li, .chart")) if (!every(box, inside)) return false;
  const bars = stage.querySelector(".chart .ptce-bars");
  if (bars?.offsetParent && (boxOf(bars).top < boxOf(bars.previousElementSibling).bottom - 1 || boxOf(bars).bottom > boxOf(bars.nextElementSibling).top + 1)) return false;
  const said = stage.querySelector(".said");
  const date = stage.querySelector("footer .date");
  const plot = stage.querySelector(".ptce-lines");
  const map = stage.querySelector(".has-map") ? stage.querySelector(".st-key-stage-map") : null;
  return [plot, map].every((drawn) => !drawn || drawn.clientHeight >= LOWEST_PLOT) && !!date && (!said || said.scrollHeight <= said.clientHeight + 1);
};

// Takes the last one away, with the bars above it that are as long, and says how many are gone.
const lengthOf = (item) => item.querySelector("i")?.style.width;
const drop = (stage, selector, least) => {
  const shown = [...stage.querySelectorAll(selector)].filter((item) => !item.classList.contains("left-out"));
  const last = shown.at(-1);
  const together = selector === BARS && stage.querySelector(".more[data-descend]");
  const gone = together ? shown.filter((item) => lengthOf(item) === lengthOf(last)) : shown.slice(-1);
  if (!gone.length || shown.length - gone.length < least) return false;
  for (const item of gone) item.classList.add("left-out");
  return true;
};
const sayHowManyMore = (stage) => {
  const line = stage.querySelector(".chart .more");
  if (!line) return;
  const gone = Number(line.dataset.left) + stage.querySelectorAll(`${BARS}.left-out`).length;
  line.textContent = gone ? (gone === 1 ? line.dataset.one : line.dataset.many).replace("{n}", gone) : "";
};

const fit = (stage) => {
  for (const item of stage.querySelectorAll(".left-out")) item.classList.remove("left-out");
  sayHowManyMore(stage);
  if (!stage.querySelector(".ptce-scene")) return;
  for (const way of ["columns", "stacked", "undrawn", "brief", "unkeyed"]) delete stage.dataset[way];
  const measured = () => {
    layYears(stage);
    stage.style.setProperty("--key", `${stage.querySelector(".map-key.below")?.offsetHeight ?? 0}px`);
    return fits(stage);
  };
  const one = (sizes) =>
    sizes.some((size) => {
      stage.style.setProperty("--fit", size);
      return measured();
    });
  const so = (way, sizes) => () => {
    stage.dataset[way] = 1;
    return one(sizes);
  };
  const leaveOut = (selector, least) => {
    while (!measured() && drop(stage, selector, least)) sayHowManyMore(stage);
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
    so("unkeyed", FITS),
    inTwo,
    () => leaveOut(BARS, LEAST_BARS),
    so("stacked", FITS),
    () => leaveOut(".figures li:not(.cited)", 0),
    so("undrawn", FITS),
    so("brief", FITS),
  ];
  if (PHONE.matches) {
    stage.style.setProperty("--fit", 1);
    layYears(stage);
  } else ways.some((way) => way());
  writeLabels(stage);
};
