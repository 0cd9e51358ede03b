// Inlined at the head of the index page by shell.py, before Streamlit's own script.

// Streamlit leaves <html lang> alone whatever language the page is written in.
const setLanguage = () => {
  const english = new URLSearchParams(location.search).get("lang") === "en";
  document.documentElement.lang = english ? "en" : "fr";
};
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

const moved = () => {
  setLanguage();
  rememberPage();
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
