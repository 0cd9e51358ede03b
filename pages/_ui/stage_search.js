// The second part of the stage's component: any pole by its name, over the stage.

const MOST_FOUND = 7;
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class PoleSearch {
  constructor(root, chosen) {
    this.box = root.querySelector(".search");
    this.field = root.querySelector(".search input");
    this.list = root.querySelector(".search ul");
    this.none = root.querySelector(".search .none");
    this.chosen = chosen;
    this.field.addEventListener("input", () => this.look());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("li")));
  }

  get open() {
    return !this.box.hidden;
  }

  // Each name once on the page, outside the stage, where a step does not send it again.
  names() {
    this.known ??= [...document.querySelectorAll(".ptce-pole-names li")].map((line) => ({
      pole: line.dataset.pole,
      name: line.textContent,
      words: bare(line.textContent),
    }));
    return this.known;
  }

  show() {
    this.known = undefined;
    this.field.value = "";
    this.box.hidden = false;
    this.look();
    this.field.focus();
  }

  hide() {
    this.box.hidden = true;
    this.field.blur();
  }

  look() {
    const asked = bare(this.field.value).split(/\s+/).filter(Boolean);
    const found = asked.length
      ? this.names().filter((one) => asked.every((word) => one.words.includes(word)))
      : [];
    const starts = (one) => (asked.length && one.words.startsWith(asked[0]) ? 0 : 1);
    found.sort((one, other) => starts(one) - starts(other));
    this.list.replaceChildren(...found.slice(0, MOST_FOUND).map((one, place) => this.line(one, place)));
    this.list.hidden = !found.length;
    this.none.hidden = !asked.length || found.length > 0;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.mark(0);
  }

  line(one, place) {
    const line = document.createElement("li");
    line.setAttribute("role", "option");
    line.id = `found-${place}`;
    line.dataset.pole = one.pole;
    line.textContent = one.name;
    return line;
  }

  mark(place) {
    const lines = [...this.list.children];
    this.marked = lines.length ? (place + lines.length) % lines.length : 0;
    lines.forEach((line, at) => line.setAttribute("aria-selected", String(at === this.marked)));
    if (lines.length) this.field.setAttribute("aria-activedescendant", `found-${this.marked}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  press(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) this.mark(this.marked + moves[event.key]);
    else if (event.key === "Enter") this.choose(this.list.children[this.marked]);
    else if (event.key === "Escape") this.hide();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  choose(line) {
    if (!line) return;
    this.hide();
    this.chosen(line.dataset.pole);
  }
}
