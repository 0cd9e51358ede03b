// A part of the stage's component: each value of a chart beside its own mark, or tied to it by a thin line.

const RINGS = [0, 0.4, 0.75, 1.1, 1.5, 1.9, 2.3, 3.2, 4.2]; // how far from its mark a value may go, in its own heights
const AROUND = [[0, -1], [0, 1], [1, 0], [-1, 0], [0.7, -1], [-0.7, -1], [0.7, 1], [-0.7, 1], [0.35, -1], [-0.35, -1], [1, -0.5], [-1, -0.5], [1, 0.5], [-1, 0.5]];
const MOST_TRIES = 6;
const CLEAR = 5; // pixels between two things drawn
const CROSSED = 45; // what covering a line costs, in pixels away
const UNCLEAR = 90; // what standing nearer to another mark costs

const inflated = ({ left, top, right, bottom }, by) => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });
const middle = (box) => ({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
const gap = (box, { x, y }) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
const nearest = (box, { x, y }) => ({ x: Math.min(Math.max(x, box.left), box.right), y: Math.min(Math.max(y, box.top), box.bottom) });
// Whether the segment passes over the box: looked at every few pixels.
const crosses = (box, [from, to]) => {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4) || 1;
  return Array.from({ length: steps + 1 }, (_, n) => n / steps).some((share) =>
    gap(box, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }) === 0);
};

class Labels {
  constructor(plot, chart, spoken) {
    this.plot = boxOf(plot);
    this.around = { ...boxOf(chart).toJSON(), top: this.plot.top, bottom: this.plot.bottom };
    this.element = plot;
    this.spoken = spoken;
    this.marks = [...plot.querySelectorAll("i")].map((mark) => ({ mark, box: boxOf(mark), line: mark.dataset.line }));
    this.lines = this.marks.slice(1).flatMap((mark, n) =>
      mark.line !== undefined && mark.line === this.marks[n].line ? [[middle(this.marks[n].box), middle(mark.box)]] : []);
  }

  // What the scene speaks of first, then what reads a series: its last, first and highest values.
  ranked() {
    const labels = [...this.element.querySelectorAll("b")];
    const high = [...labels].sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))[0];
    const rank = (label) => {
      const year = this.spoken.includes(label.dataset.year);
      const value = this.spoken.includes(label.textContent);
      if (year || value) return year && value ? 0 : year ? 1 : 2;
      return label.classList.contains("rival") ? 5 : [labels.at(-1), labels[0], high].includes(label) ? 3 : 4;
    };
    return labels.sort((one, other) => rank(one) - rank(other));
  }

  // A value that finds no room is placed earlier, as long as that leaves fewer without any room.
  write() {
    let order = this.ranked();
    let best = this.laid(order);
    let { missing } = best;
    for (let tries = 0; best.missing.length && tries < MOST_TRIES; tries += 1) {
      const early = missing;
      order = [...early, ...order.filter((label) => !early.includes(label))];
      const found = this.laid(order);
      if (found.missing.length < best.missing.length) best = found;
      missing = found.missing;
    }
    for (const label of best.missing) label.classList.add("left-out");
    for (const [label, place] of best.places) this.put(label, place);
  }

  laid(order) {
    [this.taken, this.leaders] = [[], []];
    const [missing, places] = [[], []];
    for (const label of order) {
      const place = this.candidates(label).sort((one, other) => one.cost - other.cost)[0];
      if (!place) {
        missing.push(label);
        continue;
      }
      places.push([label, place]);
      this.taken.push(place.box);
      if (place.tie) this.leaders.push(place.tie);
    }
    return { missing, places };
  }

  candidates(label) {
    const own = this.marks.find(({ mark }) => mark.nextElementSibling === label);
    const size = { x: label.offsetWidth, y: label.offsetHeight };
    return RINGS.flatMap((ring) => AROUND.map((way) => this.candidate(own, size, ring, way))).filter(Boolean);
  }

  candidate(own, size, ring, [across, down]) {
    const from = middle(own.box);
    const away = ring * size.y + CLEAR;
    const half = { x: size.x / 2 + (own.box.right - own.box.left) / 2, y: size.y / 2 + (own.box.bottom - own.box.top) / 2 };
    const wanted = { x: from.x + across * (half.x + away), y: from.y + down * (half.y * (across && down ? 0.9 : 1) + away) };
    const x = Math.min(Math.max(wanted.x, this.around.left + size.x / 2), this.around.right - size.x / 2);
    const box = { left: x - size.x / 2, right: x + size.x / 2, top: wanted.y - size.y / 2, bottom: wanted.y + size.y / 2 };
    const wide = inflated(box, CLEAR - 1);
    if (box.top < this.around.top - 1 || box.bottom > this.around.bottom + 1) return null;
    if (this.marks.some((other) => touch(inflated(other.box, 2), box)) || this.taken.some((other) => touch(other, wide))) return null;
    const tie = [from, nearest(box, from)];
    const tied = ring > 0;
    if (this.leaders.some((one) => crosses(box, one)) || (tied && this.taken.some((other) => crosses(other, tie)))) return null;
    const strangers = this.marks.filter((other) => other !== own && gap(inflated(own.box, 2), middle(other.box)) > 0);
    if (tied && strangers.some((other) => crosses(other.box, tie))) return null;
    const distance = gap(box, from);
    const unclear = strangers.some((other) => gap(box, middle(other.box)) < distance * 1.4 + 6);
    const cost = distance + CROSSED * this.lines.filter((line) => crosses(box, line)).length + (unclear && !tied ? UNCLEAR : 0) + (across ? 6 : 0) + (down > 0 ? 4 : 0) + (tied ? 12 : 0);
    return { box, tie: tied || unclear ? tie : null, cost };
  }

  put(label, { box, tie }) {
    const from = { x: this.plot.left + (parseFloat(label.style.left) / 100) * this.plot.width, y: this.plot.top + (parseFloat(label.style.top) / 100) * this.plot.height };
    label.style.translate = `${box.left - from.x}px ${box.top - from.y}px`;
    if (!tie) return;
    const line = document.createElement("u");
    const [start, end] = tie;
    line.style.cssText = `left:${start.x - this.plot.left}px;top:${start.y - this.plot.top}px;width:${Math.hypot(end.x - start.x, end.y - start.y)}px;rotate:${Math.atan2(end.y - start.y, end.x - start.x)}rad;--mark:${label.style.getPropertyValue("--mark")}`;
    this.element.prepend(line);
  }
}

// Every year with a point is on the axis, on one line: narrower digits where they would touch, a second row as a last resort.
const NARROWEST = 0.66;
const layYears = (stage) => {
  for (const axis of stage.querySelectorAll(".ptce-years")) {
    const ends = [];
    const years = [...axis.querySelectorAll("li")];
    axis.style.setProperty("--squeeze", 1);
    const apart = years.slice(1).map((year, n) => (middle(boxOf(year)).x - middle(boxOf(years[n])).x - CLEAR - 1) / boxOf(year).width);
    axis.style.setProperty("--squeeze", Math.max(Math.min(1, ...apart.filter((share) => share > 0)), NARROWEST));
    for (const year of years) {
      const { left, right } = boxOf(year);
      const free = ends.findIndex((end) => end + CLEAR < left);
      const row = free < 0 ? ends.length : free;
      ends[row] = right;
      year.style.setProperty("--row", row);
    }
    axis.style.setProperty("--rows", Math.max(ends.length, 1));
  }
};
const writeLabels = (stage) => {
  const spoken = [...stage.querySelectorAll("h1, .said")].map((element) => element.textContent).join(" ");
  for (const plot of stage.querySelectorAll(".ptce-lines")) {
    for (const line of plot.querySelectorAll("u")) line.remove();
    for (const label of plot.querySelectorAll("b")) label.style.translate = "";
    new Labels(plot, plot.closest(".chart"), spoken).write();
  }
};
