// What stands in a field and was not sent yet outlives a reload: a field is sent when one leaves it.
"use strict";
(() => {
const FIELDS = '[data-testid="stTextArea"] textarea, [data-testid="stTextInput"] input';
const KEPT = "unsent ";
const SENT = 2000; // after a field was left with the server there
const kept = Object.entries(sessionStorage).filter(([name]) => name.startsWith(KEPT));
const found = new Map(kept); // of before this page
const seen = new WeakSet();

function nameOf(field) {
  const holder = field.closest('[class*="st-key-"]');
  const key = holder && [...holder.classList].find(each => each.startsWith("st-key-"));
  return key && KEPT + location.pathname + " " + key;
}

function keep(event) {
  if (!event.target.matches?.(FIELDS)) return;
  const name = nameOf(event.target);
  if (name) try { sessionStorage.setItem(name, event.target.value); } catch { /* it is full */ }
}

// All fields go with whatever is sent next; the one that is being typed in stays.
function forget() {
  if ("away" in document.documentElement.dataset) return;
  const typing = document.activeElement?.matches(FIELDS) && nameOf(document.activeElement);
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(KEPT) && name !== typing && !found.has(name)) sessionStorage.removeItem(name);
  }
}

function bringBack(field) {
  const name = nameOf(field), text = name && found.get(name);
  if (text === undefined || !name) return;
  found.delete(name);
  if (text === field.value) return;
  const kind = field.matches("textarea") ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", {bubbles: true}));
  setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", {bubbles: true})));
}

function look() {
  for (const field of document.querySelectorAll(FIELDS)) {
    if (!seen.has(field)) {
      seen.add(field);
      bringBack(field);
    }
  }
  if (!found.size) looking.disconnect();
}
const looking = new MutationObserver(look);

addEventListener("input", keep, true);
addEventListener("focusout", () => setTimeout(forget, SENT), true);
if (found.size) looking.observe(document, {childList: true, subtree: true});
setTimeout(() => {
  looking.disconnect();
  for (const name of found.keys()) sessionStorage.removeItem(name);
  found.clear();
}, 60000);
})();
