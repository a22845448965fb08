// Our own words while the server is away: Streamlit's are English, and lie over the whole screen.
"use strict";
(() => {
const words = document.currentScript.dataset.words;
const PATIENT = 1500; // a hiccup is not worth a word
const ASK = 3000, ENOUGH = 5; // a server that answers so many times, but not us, wants a new page
const AGAIN = 60000; // at most one new page a minute
const page = document.documentElement;
let bar, asking, answered = 0;

function say() {
  if (!("away" in page.dataset) || bar) return;
  bar = document.createElement("div");
  bar.id = "away";
  bar.setAttribute("role", "status");
  bar.textContent = words;
  document.body.append(bar);
}

function isTheirs(one) {
  return one && "away" in page.dataset && !one.querySelector('[data-testid="stVerticalBlock"]');
}

// Left open it would keep the keyboard from the screen that comes back.
function close() {
  for (const one of document.querySelectorAll('[role="dialog"]')) {
    if (isTheirs(one)) one.querySelector('button[aria-label="Close"]')?.click();
  }
}
const windows = new MutationObserver(close);


async function ask() {
  const answer = await fetch("/healthz", {cache: "no-store"}).catch(() => ({}));
  answered = answer.ok ? answered + 1 : 0;
  if (answered < ENOUGH || !("away" in page.dataset)) return;
  answered = 0;
  const last = Number(sessionStorage.getItem("away reloaded"));
  if (Date.now() - last < AGAIN) return;
  sessionStorage.setItem("away reloaded", Date.now());
  location.reload();
}

function gone() {
  if ("away" in page.dataset) return;
  page.dataset.away = "";
  windows.observe(document.body, {childList: true, subtree: true});
  setTimeout(say, PATIENT);
  asking = setInterval(ask, ASK);
}

function back() {
  delete page.dataset.away;
  windows.disconnect();
  clearInterval(asking);
  answered = 0;
  bar?.remove();
  bar = undefined;
}

window.WebSocket = class extends window.WebSocket {
  constructor(...wanted) {
    super(...wanted);
    if (!String(wanted[0]).includes("/_stcore/stream")) return;
    this.addEventListener("open", back);
    this.addEventListener("close", gone);
  }
};
addEventListener("pagehide", () => { windows.disconnect(); clearInterval(asking); });
})();
