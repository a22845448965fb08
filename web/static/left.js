// A login that ended elsewhere: this tab, with whatever window lies open in it, shows no more either.
"use strict";
(() => {
const EVERY = 15000;

async function look() {
  if (document.hidden || "away" in document.documentElement.dataset) return;
  const asked = {method: "HEAD", redirect: "manual", cache: "no-store", headers: {Accept: "text/html"}};
  const answer = await fetch("/", asked).catch(() => undefined);
  if (answer?.type === "opaqueredirect") location.reload(); // the gate leads to the login, and back
}

document.addEventListener("visibilitychange", look);
addEventListener("focus", look);
setInterval(look, EVERY);
})();
