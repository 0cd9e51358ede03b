"use strict";
(() => {
  const root = document.documentElement;
  const steps = [...document.querySelectorAll(".step")];
  const { drawings, shared } = JSON.parse(document.getElementById("donnees").textContent);
  const narrow = matchMedia("(max-width: 699px)");
  const [previous, next, full] = ["precedent", "suivant", "plein"].map((id) => document.getElementById(id));
  const where = document.getElementById("ou");
  const title = document.title;
  let current = 0;
  root.classList.add("js");

  // What several drawings hold, the outlines above all, is written once; Vega marks what it is given.
  const whole = (value) => {
    if (Array.isArray(value)) return value.map(whole);
    if (value === null || typeof value !== "object") return value;
    if ("$shared" in value) return whole(shared[value.$shared]);
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, whole(held)]));
  };

  const drawn = new Map();
  async function draw(place) {
    const wanted = narrow.matches ? "narrow" : "wide";
    if (drawn.get(place)?.as === wanted) return;
    drawn.get(place)?.view?.finalize();
    const made = { as: wanted };
    drawn.set(place, made);
    place.replaceChildren();
    made.view = await vegaEmbed(place, whole(drawings[place.dataset.drawing][wanted]), {
      mode: "vega-lite", ast: true, renderer: "svg", actions: false, defaultStyle: false,
      tooltip: { disableDefaultStyle: true },
    });
    const svg = place.querySelector("svg");
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    svg.setAttribute("aria-hidden", "true");
    if (place.closest(".map")) zoomable(place, svg);
  }

  function zoomable(place, svg) {
    const [, , width, height] = svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    const box = { x: 0, y: 0, scale: 1 };
    const apply = () => {
      const [w, h] = [width / box.scale, height / box.scale];
      box.x = Math.min(Math.max(box.x, 0), width - w);
      box.y = Math.min(Math.max(box.y, 0), height - h);
      svg.setAttribute("viewBox", [box.x, box.y, w, h].join(" "));
      place.classList.toggle("zoomed", box.scale > 1);
    };
    const zoom = (factor, at = [0.5, 0.5]) => {
      const [x, y] = [box.x + (width / box.scale) * at[0], box.y + (height / box.scale) * at[1]];
      box.scale = Math.min(Math.max(box.scale * factor, 1), 12);
      box.x = x - (width / box.scale) * at[0];
      box.y = y - (height / box.scale) * at[1];
      apply();
    };
    const share = (event) => {
      const seen = svg.getBoundingClientRect();
      return [(event.clientX - seen.left) / seen.width, (event.clientY - seen.top) / seen.height];
    };
    svg.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.25 : 0.8, share(event));
    }, { passive: false });
    let held = null;
    svg.addEventListener("pointerdown", (event) => { held = box.scale > 1 ? [event.clientX, event.clientY] : null; });
    svg.addEventListener("pointerup", () => { held = null; });
    svg.addEventListener("pointermove", (event) => {
      if (!held) return;
      const pixel = width / box.scale / svg.getBoundingClientRect().width;
      box.x -= (event.clientX - held[0]) * pixel;
      box.y -= (event.clientY - held[1]) * pixel;
      held = [event.clientX, event.clientY];
      apply();
    });
    const buttons = place.parentElement.querySelector(".zoom");
    buttons.hidden = false;
    buttons.onclick = (event) => {
      const factor = Number(event.target.dataset.zoom);
      if (factor) zoom(factor);
    };
  }

  const drawStep = (step) => Promise.all([...step.querySelectorAll(".drawing")].map(draw));
  // The step in sight first, then the others, so that a click waits for nothing and all can be printed.
  async function drawAll() {
    await drawStep(steps[current]);
    for (const step of steps) await drawStep(step);
    root.dataset.drawn = "all";
  }

  // Many figures with much to say of each: smaller digits rather than a cut; no text goes under 28 pixels, and the page may scroll.
  function fit(step) {
    const figures = !step.matches(".several") && !narrow.matches && step.querySelector(".figures");
    if (!figures) return;
    const end = step.getBoundingClientRect().bottom - parseFloat(getComputedStyle(step).paddingBottom);
    for (const size of [1, 0.85, 0.7, 0.6, 0.5]) {
      figures.style.setProperty("--shrunk", size);
      if (figures.lastElementChild.getBoundingClientRect().bottom <= end + 1) return;
    }
  }

  function show(number, { focus = true } = {}) {
    current = Math.min(Math.max(number, 0), steps.length - 1);
    steps.forEach((step, place) => { step.hidden = place !== current; });
    const shows = steps.filter((step) => !step.dataset.ending).length;
    where.textContent = steps[current].dataset.ending ?? `${current + 1} / ${shows}`;
    previous.disabled = current === 0;
    next.disabled = current === steps.length - 1;
    const heading = steps[current].querySelector("h1");
    document.title = `${heading.textContent} – ${title}`;
    history.replaceState(null, "", `#etape=${current + 1}`);
    scrollTo(0, 0);
    fit(steps[current]);
    if (focus) heading.focus({ preventScroll: true });
    return drawStep(steps[current]);
  }

  const asked = () => Number(/^#etape=(\d+)$/.exec(location.hash)?.[1] ?? 1) - 1;
  const toggleFull = () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.());
  const toggleNotes = () => steps.forEach((step) => {
    for (const notes of step.querySelectorAll(".notes")) notes.hidden = !notes.hidden;
  });
  const zoomStep = (factor) => steps[current].querySelector(`.zoom [data-zoom="${factor}"]`)?.click();
  // A page longer than the screen is read to its end before the next one.
  const scrolled = (way) => {
    const step = steps[current];
    const before = step.scrollTop;
    step.scrollBy(0, way * step.clientHeight * 0.4);
    return step.scrollTop !== before;
  };
  const keys = {
    ArrowRight: () => show(current + 1), ArrowDown: () => scrolled(1) || show(current + 1), PageDown: () => show(current + 1),
    ArrowLeft: () => show(current - 1), ArrowUp: () => scrolled(-1) || show(current - 1), PageUp: () => show(current - 1),
    Backspace: () => show(current - 1), Home: () => show(0), End: () => show(steps.length - 1),
    f: toggleFull, F: toggleFull, n: toggleNotes, N: toggleNotes,
    "+": () => zoomStep("1.5"), "-": () => zoomStep("0.667"),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onControl = event.target.closest?.("button, summary, a");
    if ((event.key === " " || event.key === "Enter") && !onControl) {
      event.preventDefault();
      show(current + (event.shiftKey ? -1 : 1));
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  previous.onclick = () => show(current - 1, { focus: false });
  next.onclick = () => show(current + 1, { focus: false });
  full.onclick = toggleFull;
  full.hidden = !root.requestFullscreen;

  let touched = null;
  addEventListener("touchstart", (event) => {
    const [finger] = event.touches;
    const busy = event.touches.length > 1 || event.target.closest(".zoomed, .table");
    touched = busy ? null : [finger.clientX, finger.clientY];
  }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!touched) return;
    const [finger] = event.changedTouches;
    const [across, down] = [finger.clientX - touched[0], finger.clientY - touched[1]];
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) show(current + (across < 0 ? 1 : -1));
    touched = null;
  }, { passive: true });

  addEventListener("hashchange", () => { if (asked() !== current) show(asked()); });
  narrow.addEventListener("change", drawAll);
  addEventListener("resize", () => fit(steps[current]));
  show(asked(), { focus: false });
  drawAll();
})();
