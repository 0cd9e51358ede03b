// The last part of the stage's component: keys, fingers, windows in step, loop, clock, full screen.

const ACTS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
  ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous",
  Home: "first", End: "last", Escape: "leave", "/": "search", Backspace: "back", b: "return", ".": "black",
  f: "fullscreen", l: "loop", o: "speaker",
};
const SWIPE = 60; // pixels
const EDGE = 0.2; // of the width, where a tap turns the page
const CONTROLS_STAY_MS = 3000;
const SIZE_MATTERS = 40; // pixels
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const writes = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName) || element?.isContentEditable;
const presses = (element) => /^(BUTTON|A)$/.test(element?.tagName);
const twoDigits = (n) => String(n).padStart(2, "0");
const minutes = (ms) => `${twoDigits(Math.floor(ms / 60000))}:${twoDigits(Math.floor(ms / 1000) % 60)}`;

class Stage {
  constructor(root) {
    this.root = root;
    this.end = new AbortController();
    this.part = (selector) => root.querySelector(selector);
    this.black = false;
    this.search = new PoleSearch(root, (pole) => this.go(this.place.step, pole));
    this.observer = new MutationObserver(() => this.fit());
    this.listen();
  }

  get stage() {
    return document.querySelector(".st-key-stage");
  }

  listen() {
    const on = (target, names, react) => {
      for (const name of names.split(" ")) target.addEventListener(name, react, { signal: this.end.signal, capture: target === window });
    };
    on(window, "keydown", (event) => this.press(event));
    on(window, "pointerdown pointerup pointercancel", (event) => this.point(event));
    on(window, "pointermove", () => this.showControls());
    on(window, "wheel touchstart", () => this.pause());
    on(window, "resize", () => this.resized());
    on(document, "fullscreenchange visibilitychange", () => this.keepAwake());
    on(this.root, "click", (event) => this.act(event.target.closest("button")?.dataset.act, event));
    document.fonts?.ready.then(() => this.fit());
    this.ticking = setInterval(() => this.tick(), 250);
  }

  // Called at each run of the script, with what it now shows.
  update(mount) {
    const first = !this.data;
    Object.assign(this, mount);
    const { step, pole } = this.data;
    const changed = first || step !== this.drawn?.step || pole !== this.drawn?.pole;
    this.drawn = { step, pole };
    if (this.wanted && String(this.data.asked) === String([this.wanted.step, this.wanted.pole])) this.wanted = null;
    this.say();
    if (first) this.open();
    if (changed) this.schedule();
    this.resized();
  }

  get place() {
    return this.wanted ?? this.drawn;
  }

  // A window opened from this one starts with a copy: its timer says the same, for this scenario alone.
  get since() {
    return `scene-since:${this.data.name}`;
  }

  open() {
    this.opened = Number(sessionStorage.getItem(this.since)) || Date.now();
    sessionStorage.setItem(this.since, this.opened);
    this.observer.observe(this.stage, { childList: true, subtree: true });
    this.fit();
    this.address(new URLSearchParams(location.search).get("scenario") ? "replaceState" : "pushState");
    if (!globalThis.BroadcastChannel) return;
    this.channel = new BroadcastChannel(`ptce-scene:${this.data.name}`);
    this.channel.onmessage = ({ data: told }) => {
      if (told.hello) return this.tell();
      if (told.black !== this.black) this.blacken(told.black, { told: true });
      return this.go(told.step, told.pole, { told: true });
    };
    this.channel.postMessage({ hello: true });
    this.keepAwake();
  }

  go(step, pole = "", { told = false } = {}) {
    const last = this.data.steps;
    const place = { step: Math.min(Math.max(Math.trunc(step) || 1, 1), last), pole: String(pole ?? "") };
    if (place.step === this.place.step && place.pole === this.place.pole) return;
    this.wanted = place;
    this.setStateValue("place", { ...place, name: this.data.name });
    this.address("replaceState");
    if (!told) this.tell();
    this.schedule();
  }

  tell() {
    this.channel?.postMessage({ ...this.place, black: this.black });
  }

  address(how) {
    const url = new URL(location.href);
    const { step, pole } = this.place;
    url.searchParams.set("scenario", this.data.name);
    url.searchParams.set("etape", step);
    if (pole) url.searchParams.set("pole", pole);
    else url.searchParams.delete("pole");
    if (this.data.loop) url.searchParams.set("boucle", "1"); // Streamlit opens the stage before it writes its address
    if (url.href !== location.href) history[how](history.state, "", url);
  }

  press(event) {
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || writes(target)) return;
    if (this.black) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key !== "Shift") this.blacken(false);
      return;
    }
    const plain = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = event.key === " " && event.shiftKey ? "previous" : ACTS[plain];
    if (plain.length === 1) event.stopPropagation(); // Streamlit has shortcuts of its own
    if (!act || (presses(target) && (event.key === " " || event.key === "Enter"))) return;
    this.pause(act === "loop");
    event.preventDefault();
    event.stopPropagation();
    this.act(act);
  }

  act(act) {
    const { step, pole } = this.place;
    const acts = {
      next: () => this.go(pole ? step : step + 1),
      previous: () => this.go(pole ? step : step - 1),
      first: () => this.go(1),
      last: () => this.go(this.data.steps),
      back: () => this.go(pole ? step : step - 1),
      return: () => (pole ? this.go(step) : this.blacken(true)),
      black: () => this.blacken(true),
      search: () => this.search.show(),
      fullscreen: () => this.fullscreen(),
      speaker: () => this.openSpeaker(),
      loop: () => this.pause(this.pausedUntil > Date.now()),
      reset: () => this.reset(),
      leave: () => this.leave(),
    };
    acts[act]?.();
  }

  // The room looks at the speaker: nothing on screen until the next key, in every window.
  blacken(black, { told = false } = {}) {
    this.black = Boolean(black);
    this.part(".black").hidden = !this.black || this.data.speaker;
    this.part(".darkened").hidden = !this.black;
    if (!told) this.tell();
  }

  point(event) {
    this.pause();
    if (this.black) {
      this.from = null;
      if (event.type === "pointerup") this.blacken(false);
      return undefined;
    }
    this.showControls();
    const inside = event.composedPath().some((element) => writes(element) || presses(element) || element.classList?.contains("search"));
    if (event.type === "pointerdown") this.from = inside || !event.isPrimary ? null : event;
    else if (event.type === "pointercancel") this.from = null;
    if (event.type !== "pointerup" || !this.from || this.data.speaker) return;
    const across = event.clientX - this.from.clientX;
    const down = event.clientY - this.from.clientY;
    this.from = null;
    if (this.search.open) return this.search.hide();
    if (Math.abs(across) >= SWIPE && Math.abs(across) > 2 * Math.abs(down)) return this.act(across < 0 ? "next" : "previous");
    if (Math.abs(across) + Math.abs(down) > SWIPE / 4) return undefined;
    const share = event.clientX / innerWidth;
    return this.act(share > 1 - EDGE ? "next" : share < EDGE ? "previous" : "");
  }

  // A stand: it advances by itself, waits while somebody is there, goes on later.
  pause(resume = false) {
    if (!this.data?.loop) return;
    this.pausedUntil = resume ? 0 : Date.now() + this.data.pause * 1000;
    this.schedule();
  }

  schedule() {
    clearTimeout(this.turning);
    if (!this.data.loop || this.data.speaker) return;
    const wait = Math.max(0, (this.pausedUntil ?? 0) - Date.now());
    this.part(".controls").dataset.paused = wait > 0;
    this.turning = setTimeout(() => (wait > 0 ? this.pause(true) : this.turn()), wait || this.data.seconds * 1000);
  }

  turn() {
    const { step, pole } = this.place;
    this.go(pole || step < this.data.steps ? step + (pole ? 0 : 1) : 1);
    this.schedule();
  }

  fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  keepAwake() {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  }

  openSpeaker() {
    const url = new URL(location.href);
    url.searchParams.set("vue", "orateur");
    if (!this.data.speaker) open(url, "ptce-orateur", "popup,width=1200,height=800");
  }

  leave() {
    if (document.fullscreenElement) return this.fullscreen();
    const url = new URL(location.href);
    for (const name of ["scenario", "etape", "pole", "vue", "boucle"]) url.searchParams.delete(name);
    history.replaceState(history.state, "", url);
    sessionStorage.removeItem(this.since);
    return this.setTriggerValue("leave", true);
  }

  reset() {
    this.opened = Date.now();
    sessionStorage.setItem(this.since, this.opened);
    this.tick();
  }

  tick() {
    if (!this.data?.speaker) return;
    const now = new Date();
    this.part(".clock").textContent = `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
    this.part(".timer").textContent = `${minutes(now - this.opened)} / ${minutes(this.data.planned * 1000)}`;
  }

  showControls() {
    if (!this.data) return;
    const controls = this.part(".controls");
    controls.dataset.shown = true;
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => delete controls.dataset.shown, CONTROLS_STAY_MS);
  }

  say() {
    const { words, said, speaker, loop, pole } = this.data;
    for (const element of this.root.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
    for (const element of this.root.querySelectorAll("[data-name]")) {
      element.setAttribute("aria-label", words[element.dataset.name]);
      element.title = words[element.dataset.name];
    }
    const told = this.part(".told");
    if (told.textContent !== said) told.textContent = said;
    this.part(".speaker").hidden = !speaker;
    this.part('[data-act="back"]').hidden = !pole;
    this.part('[data-act="loop"]').hidden = !loop;
    this.part('[data-act="speaker"]').hidden = speaker;
    this.part('[data-act="fullscreen"]').hidden = !document.documentElement.requestFullscreen;
    this.tick();
  }

  resized() {
    this.fit();
    const size = [innerWidth, innerHeight, STILL.matches ? 1 : 0];
    const far = size.some((side, at) => Math.abs(side - this.data.size[at]) > (at < 2 ? SIZE_MATTERS : 0));
    if (far && String(size) !== String(this.sent)) {
      this.sent = size;
      this.setStateValue("size", size);
    }
  }

  fit() {
    if (!this.stage || !this.data) return;
    fit(this.stage);
    this.observer.takeRecords();
  }

  close() {
    this.end.abort();
    this.observer.disconnect();
    this.channel?.close();
    clearInterval(this.ticking);
    clearTimeout(this.turning);
    clearTimeout(this.hiding);
  }
}

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  parentElement.stage ??= new Stage(parentElement);
  parentElement.stage.update({ data, setStateValue, setTriggerValue });
  const { stage } = parentElement;
  return () => {
    stage.close();
    delete parentElement.stage;
  };
}
