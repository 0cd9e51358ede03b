// Inlined at the head of the index page by shell.py, before Streamlit's own script.

// Streamlit leaves <html lang> alone whatever language the page is written in.
const setLanguage = () => {
  const english = new URLSearchParams(location.search).get("lang") === "en";
  document.documentElement.lang = english ? "en" : "fr";
};

// On a narrow screen Streamlit's panel covers the page: closed as the page loads, and once a page is chosen.
const narrow = matchMedia("(max-width: 768px)");
if (narrow.matches) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("stSidebarCollapsed-")) localStorage.removeItem(key);
    }
  } catch {
    // a browser that keeps nothing
  }
}
addEventListener("click", ({ target }) => {
  if (!narrow.matches || !target.closest('[data-testid="stSidebar"] a')) return;
  // After Streamlit's own listener, which closes it on the phones it recognises.
  setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click());
});

// Streamlit names these in English whatever the page's language.
const NAMES = [
  ['[data-testid="stSidebar"]', "Pages et filtres", "Pages and filters"],
  ['[data-testid="stExpandSidebarButton"]', "Menu, pages et filtres", "Menu, pages and filters"],
  ['[data-testid="stSidebarCollapseButton"] button', "Fermer le menu", "Close the menu"],
  [':is([data-testid="stSidebarNav"], [data-testid="stTopNav"])', "Pages", "Pages"],
  [".ptce-shortcut", "Accès rapide", "Shortcut"],
];
const SKIP = ["Aller au contenu", "Skip to main content"];
// The filters come first on the page: the keyboard may go over them to the pages.
const menu = () => document.querySelector('[data-testid="stTopNav"] a, [data-testid="stExpandSidebarButton"]');
const toMenu = document.createElement("a");
toMenu.className = "ptce-to-menu";
toMenu.href = "#pages";
toMenu.addEventListener("click", (event) => {
  event.preventDefault();
  menu()?.focus();
});
const shortcut = document.createElement("nav");
shortcut.className = "ptce-shortcut";
shortcut.append(toMenu);
addEventListener("DOMContentLoaded", () => document.body.prepend(shortcut));
const TO_MENU = ["Aller au menu", "Skip to the menu"];
const nameParts = () => {
  const spoken = document.documentElement.lang === "en" ? 1 : 0;
  for (const [found, ...names] of NAMES) {
    for (const part of document.querySelectorAll(found)) {
      if (part.ariaLabel !== names[spoken]) part.ariaLabel = names[spoken];
    }
  }
  shortcut.hidden = !menu()?.getClientRects().length;
  if (toMenu.textContent !== TO_MENU[spoken]) toMenu.textContent = TO_MENU[spoken];
  const skip = document.querySelector('[data-testid="stSkipToContent"]')?.firstChild;
  if (skip && skip.nodeValue !== SKIP[spoken]) skip.nodeValue = SKIP[spoken];
};
// What was published is told at the top of a page that was read to its end: brought into view, once.
const told = new Set();
const showReceipt = () => {
  const receipt = document.querySelector('[class*="st-key-published-"]');
  const name = receipt?.className.match(/st-key-published-\d+/)?.[0];
  if (!name || told.has(name)) return;
  told.add(name);
  receipt.style.scrollMarginTop = "5rem";
  receipt.scrollIntoView({ block: "start" });
};
let naming = 0;
new MutationObserver(() => {
  naming ||= requestAnimationFrame(() => {
    naming = 0;
    nameParts();
    showReceipt();
  });
}).observe(document, { childList: true, subtree: true });
// An identity provider sends back to the home page: who signs in on a page of the network wants that
// page. Remembered by this tab alone, until it is back, signed in.
const signedIn = "signedIn" in document.documentElement.dataset;
const memory = (() => {
  try {
    return sessionStorage;
  } catch {
    return { getItem() {}, setItem() {}, removeItem() {} }; // a browser that keeps nothing
  }
})();
const rememberPage = () => {
  const network = /\/(importer|historique)$/.test(location.pathname);
  if (network && !signedIn) memory.setItem("signing-in", location.pathname + location.search);
};
const asked = memory.getItem("signing-in");
if (signedIn && asked) {
  memory.removeItem("signing-in");
  if (location.pathname.endsWith("/")) location.replace(asked);
}

// A word of this browser's own, told to our server as the page connects: with the cookie that no script
// reads, it keeps a member of staff signed in after a reload (docs/decisions/0127). A reader's is
// forgotten with the page.
const word = (() => {
  try {
    const kept = localStorage.getItem("ptce-browser");
    if (/^[0-9a-f]{64}$/.test(kept)) return kept;
  } catch {
    // a browser that keeps nothing
  }
  const drawn = crypto.getRandomValues(new Uint8Array(32));
  return [...drawn].map((byte) => byte.toString(16).padStart(2, "0")).join("");
})();
const keepWord = () => {
  if (!/\/(importer|historique)$/.test(location.pathname)) return;
  try {
    if (!localStorage.getItem("ptce-browser")) localStorage.setItem("ptce-browser", word);
  } catch {
    // a browser that keeps nothing
  }
};
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(address, protocols) {
    const ours = String(address).includes("/_stcore/stream") && Array.isArray(protocols);
    super(address, ours ? [...protocols, `ptce.${word}`] : protocols);
  }
};

const moved = () => {
  setLanguage();
  nameParts();
  rememberPage();
  keepWord();
};
for (const name of ["pushState", "replaceState"]) {
  const original = history[name];
  history[name] = function (...given) {
    original.apply(this, given);
    moved();
  };
}
addEventListener("popstate", moved);
moved();

// Told where its server is, Streamlit does not look for it under the page's address first (two
// answers 404); told its settings, it opens the websocket without two requests before. Signed-in
// visitors keep those: the first request renews the cookie that proves the websocket is theirs.
window.__streamlit = { BACKEND_BASE_URL: new URL("./", location.href).href };
if (!signedIn) {
  window.__streamlit.HOST_CONFIG = {
    allowedOrigins: [location.origin],
    useExternalAuthToken: false,
  };
}
