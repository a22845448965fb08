// Sends ballots until the server has them, and shows what the server shows; forms work without it.
"use strict";
(() => {
const find = id => document.getElementById(id), net = find("net"), say = find("say");
const main = find("live"), words = main.dataset, base = words.base;
const prefix = `gbo.${words.me}.`, json = {Accept: "application/json"};
const memory = {}, busy = new Set(), waits = {};
let stream, pause = 500, quiet = Date.now() + 5000;

// A draft: the ballot's id, the answers as [name, value], and draft, queued or refused.
const load = id => memory[id] ??= JSON.parse(store("getItem", id) || "null");
const keep = (id, draft) => { memory[id] = draft; store("setItem", id, JSON.stringify(draft)); };
const drop = id => { delete memory[id]; store("removeItem", id); };
function store(does, id, text) {
  try { return localStorage[does](prefix + id, text); } catch { return null; } // storage may be shut
}
const kept = () => {
  try { return Object.keys(localStorage).filter(k => k.startsWith(prefix)).map(k => k.slice(prefix.length)); }
  catch { return Object.keys(memory); }
};
const jitter = time => time * (1 + Math.random() / 3);
const newId = () => Math.random().toString(36).slice(2) + Date.now().toString(36);
const answers = form => [...new FormData(form)].filter(([name]) => name != "ballot");

function show(id, text, kind = "") {
  const place = find(id) || main;
  let status = place.querySelector(".status");
  if (!status) {
    place.append(status = document.createElement("p"));
    status.setAttribute("role", "status");
  }
  status.className = "status " + kind;
  status.textContent = text;
}
function showDraft(id, draft) {
  show(id, draft.sentence || (draft.state == "queued" ? words.again : words.unsent), draft.state);
}
function showProgress(form) {
  const items = [...form.querySelectorAll(".item")];
  const done = items.filter(item => [...item.querySelectorAll(".ask")].every(ask => ask.querySelector(":checked")));
  if (items.length) form.querySelector(".progress").textContent =
    words.progress.replace("{done}", done.length).replace("{all}", items.length);
}
function restore(form) {
  const id = form.closest("section").id, draft = load(id);
  if (draft) {
    for (const field of form.querySelectorAll("input:not([type=hidden])"))
      field.checked = draft.answers.some(([name, value]) => name == field.name && value == field.value);
    showDraft(id, draft);
  }
  showProgress(form);
}

async function send(id) {
  const draft = load(id);
  if (draft?.state != "queued" || busy.has(id)) return;
  busy.add(id);
  let answer;
  try {
    const body = new URLSearchParams(draft.answers);
    body.set("ballot", draft.id);
    const reply = await fetch(`${base}/stem/${id}`, {method: "POST", body, headers: json, signal: AbortSignal.timeout(10000)});
    if (reply.status < 500 && reply.status != 429) answer = await reply.json();
  } catch { /* no network, or somebody else's page: try again */ }
  busy.delete(id);
  net.hidden = !!answer;
  if (!answer) {
    waits[id] = Math.min((waits[id] || 250) * 2, 10000);
    setTimeout(send, jitter(waits[id]), id);
    return showDraft(id, load(id));
  }
  delete waits[id];
  const section = find(id), same = load(id)?.id == draft.id;
  if (answer.ok) {
    if (same) { drop(id); show(id, words.saved, "saved"); }
    const open = section && answer.v.startsWith(section.dataset.v.replace(/\d+$/, "")) && !section.querySelector(".state");
    if (open) section.dataset.v = answer.v; else poll();
  } else if (same) {
    keep(id, Object.assign(draft, {state: "refused", sentence: answer.sentence}));
    showDraft(id, draft);
  }
  send(id); // what was changed and sent meanwhile
}
const flush = () => kept().forEach(send);

const seen = () => [...main.querySelectorAll("[data-v]")].map(each => each.dataset.v).join("_");
function apply(view) {
  if (view.v == seen()) return;
  const fresh = document.createElement("template"), had = seen().split("_"), focused = document.activeElement;
  fresh.innerHTML = view.html;
  for (const section of fresh.content.querySelectorAll("section[id]")) {
    const old = find(section.id), form = old?.querySelector("form");
    if (old?.dataset.v == section.dataset.v) section.replaceWith(old);
    else if (form && load(section.id) && !section.querySelector("form")) section.append(form); // unsent, still readable
  }
  main.replaceChildren(fresh.content);
  main.querySelectorAll("form").forEach(restore);
  if (focused.isConnected) focused.focus({preventScroll: true});
  const news = [...main.querySelectorAll("[data-say]")].find(each => !had.includes(each.dataset.v));
  if (news) say.textContent = news.dataset.say;
}
function listen() {
  stream?.close();
  const mine = stream = new EventSource(`${base}/events?seen=${encodeURIComponent(seen())}`);
  const hear = event => {
    quiet = Date.now() + 20000; pause = 500; net.hidden = true;
    if (event.type == "view") apply(JSON.parse(event.data));
  };
  mine.addEventListener("beat", hear);
  mine.addEventListener("view", hear);
  mine.onerror = () => {
    mine.close();
    quiet = Math.min(quiet, Date.now() + 3000);
    setTimeout(() => mine == stream && listen(), jitter(pause));
    pause = Math.min(pause * 2, 10000);
  };
}
async function poll() {
  try {
    const reply = await fetch(`${base}/nu?seen=${encodeURIComponent(seen())}`, {headers: json, signal: AbortSignal.timeout(10000)});
    if (reply.status == 200) apply(await reply.json());
    if (reply.status == 403 || reply.status == 404) location.reload();
    net.hidden = reply.ok;
  } catch { net.hidden = false; }
}
function wake() {
  if (!document.hidden) { listen(); flush(); }
}

function limit(field) {
  const ask = field.closest(".ask"), alone = field.closest(".alone"), most = +ask?.dataset.most || Infinity;
  if (!field.checked || field.type != "checkbox") return true;
  for (const other of ask.querySelectorAll(":checked"))
    if (other != field && (alone || other.closest(".alone"))) other.checked = false;
  return ask.querySelectorAll(":checked").length <= most;
}
main.addEventListener("input", event => {
  const form = event.target.form, id = form.closest("section").id;
  if (!limit(event.target)) {
    event.target.checked = false;
    return show(id, words.most.replace("{most}", event.target.closest(".ask").dataset.most), "refused");
  }
  const draft = {id: newId(), answers: answers(form), state: "draft"};
  keep(id, draft);
  showDraft(id, draft);
  showProgress(form);
});
main.addEventListener("submit", event => {
  event.preventDefault();
  const id = event.target.closest("section").id;
  keep(id, {id: newId(), ...load(id), answers: answers(event.target), state: "queued", sentence: ""});
  showDraft(id, load(id));
  send(id);
});
document.addEventListener("visibilitychange", wake);
addEventListener("online", wake);
addEventListener("offline", () => net.hidden = false);
addEventListener("pageshow", event => event.persisted && wake());
main.querySelectorAll("form").forEach(restore);
flush();
listen();
setInterval(() => document.hidden || Date.now() < quiet || poll(), 3000 + Math.random() * 2000);
})();
