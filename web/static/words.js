// Streamlit's own English words in the reader's language: no setting of it changes them.
"use strict";
(() => {
const words = JSON.parse(document.currentScript.dataset.words);
const SAID = ["aria-label", "title", "placeholder"];
// Only there is a text Streamlit's own; elsewhere the same word may be what somebody wrote.
const OWN = [
  '[data-testid="stSkipToContent"]', '[data-testid="stFileUploader"] button',
  '[data-testid="stDataFrameColumnMenu"]', '[data-testid="stTooltipContent"]',
].join();
const EMPTY = '[role="listbox"], [data-testid$="VirtualDropdown"]';
const starts = Object.keys(words).filter(each => each.endsWith(" "));

function ours(said) {
  if (said in words) return words[said];
  const start = starts.find(each => said.startsWith(each));
  return start && words[start] + said.slice(start.length);
}

function name(one) {
  for (const at of SAID) {
    const said = one.getAttribute(at);
    const better = said && ours(said);
    if (better && better !== said) one.setAttribute(at, better);
  }
}

function say(text) {
  const place = text.parentElement, said = text.data.trim();
  if (!place || !said) return;
  const own = place.closest(OWN) || (place.closest(EMPTY) && said === "No results");
  if (own && words[said]) text.data = words[said];
}

// What we have no word for is not offered.
function offer(item) {
  const known = Object.values(words).some(each => item.textContent.endsWith(each));
  item.style.display = known ? "" : "none";
}

function look(root) {
  if (root.nodeType === Node.TEXT_NODE) return say(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  name(root);
  for (const one of root.querySelectorAll(SAID.map(each => `[${each}]`).join())) name(one);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) say(texts.currentNode);
  for (const item of document.querySelectorAll('[data-testid="stDataFrameColumnMenu"] [role="menuitem"]')) offer(item);
}

new MutationObserver(changes => {
  for (const each of changes) {
    if (each.type === "attributes") name(each.target);
    else if (each.type === "characterData") say(each.target);
    else each.addedNodes.forEach(look);
  }
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SAID,
});
})();
