// Copying where the browser has no clipboard for us, as on http: every button to copy calls writeText.
"use strict";
(() => {
const words = document.currentScript.dataset.words;
if (navigator.clipboard) return;

// Where the focus is kept inside a window that lies over the screen, the text must stand there too.
function copied(text) {
  const area = document.createElement("textarea"), focused = document.activeElement;
  area.value = text;
  area.readOnly = true;
  area.style.cssText = "position:fixed;top:0;opacity:0";
  (focused && focused.closest("[role=dialog]") || document.body).append(area);
  area.select();
  try { return document.execCommand("copy"); } catch { return false; } finally {
    area.remove();
    if (focused) focused.focus();
  }
}

async function writeText(text) {
  if (!copied(text)) prompt(words, text); // selected already, to copy with the keyboard
}
Object.defineProperty(navigator, "clipboard", {value: {writeText}});
})();
