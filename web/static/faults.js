// What still lacks something is listed in one place: the keyboard and a screen reader go there when
// the list comes, and from each line to the row that it is about.
"use strict";
(() => {
const LIST = '[class*="st-key-faults_"]';
let seen = "";

new MutationObserver(() => {
  const list = document.querySelector(LIST);
  if (!list || list.className === seen) return;
  seen = list.className;
  list.tabIndex = -1;
  list.focus();
}).observe(document.documentElement, {childList: true, subtree: true});

document.addEventListener("click", event => {
  const row = event.target.closest?.(`${LIST} a`)?.getAttribute("href");
  if (!row) return;
  event.preventDefault();
  document.querySelector(`.st-key-${CSS.escape(row.slice(1))} input:checked`)?.focus();
});
})();
