// Inlined at the head of the index page by shell.py, before Streamlit's own script.

// Streamlit leaves <html lang> alone whatever language the page is written in.
const setLanguage = () => {
  const english = new URLSearchParams(location.search).get("lang") === "en";
  document.documentElement.lang = english ? "en" : "fr";
};
for (const name of ["pushState", "replaceState"]) {
  const original = history[name];
  history[name] = function (...given) {
    original.apply(this, given);
    setLanguage();
  };
}
addEventListener("popstate", setLanguage);
setLanguage();

// Told where its server is, Streamlit does not look for it under the page's address first (two
// answers 404); told its settings, it opens the websocket without two requests before. Signed-in
// visitors keep those: the first request renews the cookie that proves the websocket is theirs.
window.__streamlit = { BACKEND_BASE_URL: new URL("./", location.href).href };
if (!("signedIn" in document.documentElement.dataset)) {
  window.__streamlit.HOST_CONFIG = {
    allowedOrigins: [location.origin],
    useExternalAuthToken: false,
  };
}
