// Sends ballots until the server has them, and shows what the server shows; forms work without it.
"use strict";
(() => {
const find = id => document.getElementById(id), net = find("net"), say = find("say");
const main = find("live"), words = main.dataset, base = words.base;
const prefix = `gbo.${words.me}.`, json = {Accept: "application/json"};
const memory = {}, busy = new Set(), waits = {}, timers = {};
let stream, pause = 500, quiet = Date.now() + 5000;

// Kept of a round: sent, on its way with its own id; draft, the answers as [name, value] that changed
// since; sentence, why what was sent was refused; html, the questions, to read when the round is over.
const load = id => memory[id] || JSON.parse(store("getItem", id) || "null");
function keep(id, mine) {
  if (store("setItem", id, JSON.stringify(mine)) === null) memory[id] = mine;
  else delete memory[id];
}
const drop = id => { delete memory[id]; store("removeItem", id); };
function store(does, id, text) {
  try { return localStorage[does](prefix + id, text); } catch { return null; } // shut, or full
}
function kept() {
  let stored = [];
  try { stored = Object.keys(localStorage); } catch { /* shut */ }
  const own = stored.filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length));
  return new Set([...Object.keys(memory), ...own]);
}
const jitter = time => time * (1 + Math.random() / 3);
const newId = () => Math.random().toString(36).slice(2) + Date.now().toString(36);
const answers = form => [...new FormData(form)].filter(([name]) => name != "ballot");

function show(id, text, kind = "") {
  const place = find(id) || main, state = place.querySelector(".state");
  let status = place.querySelector(".status");
  if (!status) {
    status = document.createElement("p");
    status.setAttribute("role", "status");
    if (state) state.after(status); else place.append(status);
  }
  status.className = "status " + kind;
  status.textContent = text;
}
function showKept(id) {
  const {sentence, draft} = load(id);
  if (sentence) show(id, sentence, "refused");
  else if (draft) show(id, find(id)?.dataset.unsent || words.unsent);
  else show(id, words.again, "queued");
}
function showSaved(id) {
  show(id, words.saved, "saved");
  find(id)?.querySelector(".lost")?.form.remove();
}
function showProgress(form) {
  const items = [...form.querySelectorAll(".item")], place = form.querySelector(".progress");
  const done = items.filter(item => [...item.querySelectorAll(".ask")].every(ask => ask.querySelector(":checked")));
  const fill = (text, n, all) => text.replace("{done}", n).replace("{all}", all);
  const picks = form.querySelector(".picks[data-most]"), ticked = form.querySelectorAll(":checked").length;
  if (!place) return;
  if (items.length) place.textContent = fill(words.progress, done.length, items.length);
  else if (picks) place.textContent =
    form.querySelector(".alone :checked") ? "" : fill(words.ticked, ticked, picks.dataset.most);
}
function restore(form) {
  const section = form.closest("section"), mine = load(section.id), chosen = mine?.draft || mine?.sent?.answers;
  if (chosen) {
    for (const field of form.querySelectorAll("input:not([type=hidden])"))
      field.checked = chosen.some(([name, value]) => name == field.name && value == field.value);
    showKept(section.id);
  } else if (section.querySelector(".status.queued")) showSaved(section.id); // by another tab
  showProgress(form);
}
// Where a round takes no answers any more, what was not stored stays there to read.
function restoreAll() {
  for (const section of main.querySelectorAll("section[id]")) {
    const html = load(section.id)?.html;
    if (html && !section.querySelector("form")) {
      const form = document.createElement("form");
      form.innerHTML = `<fieldset class="lost" disabled><legend>${words.lost}</legend>${html}</fieldset>`;
      form.querySelectorAll(".send, .till").forEach(each => each.remove());
      section.append(form);
    }
  }
  main.querySelectorAll("form").forEach(restore);
}

async function send(id) {
  const sent = load(id)?.sent;
  if (!sent || busy.has(id)) return;
  busy.add(id);
  clearTimeout(timers[id]);
  let answer;
  try {
    const body = new URLSearchParams(sent.answers);
    body.set("ballot", sent.id);
    const reply = await fetch(`${base}/stem/${id}`, {method: "POST", body, headers: json, signal: AbortSignal.timeout(10000)});
    if (reply.status < 500 && reply.status != 429) answer = await reply.json();
  } catch { /* no network, or somebody else's page: try again */ }
  busy.delete(id);
  net.hidden = !!answer;
  if (answer && answer.sentence != words.pause) {
    delete waits[id];
    settle(id, sent, answer);
    return send(id); // what was sent meanwhile
  }
  waits[id] = Math.min((waits[id] || 250) * 2, 10000);
  timers[id] = setTimeout(send, jitter(waits[id]), id);
  if (load(id)) showKept(id);
}
function settle(id, sent, answer) {
  const mine = load(id), section = find(id);
  if (mine?.sent?.id == sent.id) {
    delete mine.sent;
    if (!answer.ok) Object.assign(mine, {draft: mine.draft || sent.answers, sentence: answer.sentence});
    if (mine.draft) { keep(id, mine); showKept(id); }
    else { drop(id); showSaved(id); }
  }
  if (!answer.ok) return;
  const open = section && answer.v.startsWith(section.dataset.v.replace(/\d+$/, "")) && !section.querySelector(".state");
  if (open) section.dataset.v = answer.v; else poll();
}
const flush = () => kept().forEach(send);

const seen = () => [...main.querySelectorAll("[data-v]")].map(each => each.dataset.v).join("_");
function apply(view) {
  if (view.v == seen()) return;
  const fresh = document.createElement("template"), had = seen().split("_"), back = position();
  fresh.innerHTML = view.html;
  for (const section of fresh.content.querySelectorAll("section[id]")) {
    const old = find(section.id), mine = load(section.id);
    if (old?.dataset.v == section.dataset.v) section.replaceWith(old);
    else if (mine?.sentence && section.querySelector("form")) keep(section.id, {...mine, sentence: ""}); // open again
  }
  main.replaceChildren(fresh.content);
  restoreAll();
  back();
  const news = [...main.querySelectorAll("[data-say]")].find(each => !had.includes(each.dataset.v));
  if (news) say.textContent = news.dataset.say;
  flush();
}
// Remembers the ballot in view and the focus; answers how to go back there.
function position() {
  const focused = document.activeElement, within = main.contains(focused) && focused.closest("section");
  const top = card => card.getBoundingClientRect().top;
  const card = [...main.querySelectorAll("section[id]")].find(each => each.getBoundingClientRect().bottom > innerHeight / 3);
  const busyHere = card?.querySelector("form") && (scrollY || card.querySelector(":checked"));
  const before = busyHere && top(card);
  return () => {
    const now = busyHere && find(card.id);
    if (now?.querySelector(".state")) now.scrollIntoView();
    else if (now) scrollBy(0, top(now) - before);
    if (within) refocus(focused, find(within.id) || main);
  };
}
function refocus(focused, card) {
  const same = each => each.name == focused.name && each.value == focused.value && !each.matches(":disabled");
  const heading = card.querySelector("h2");
  heading.tabIndex = -1;
  const to = focused.isConnected ? focused : [...card.querySelectorAll("input, button")].find(same) || heading;
  to.focus({preventScroll: true});
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
  if (!document.hidden) { restoreAll(); listen(); flush(); }
}

function limit(field) {
  const ask = field.closest(".ask"), alone = field.closest(".alone"), most = +ask?.dataset.most || Infinity;
  if (!field.checked || field.type != "checkbox") return true;
  for (const other of ask.querySelectorAll(":checked"))
    if (other != field && (alone || other.closest(".alone"))) other.checked = false;
  return ask.querySelectorAll(":checked").length <= most;
}
main.addEventListener("input", event => {
  const form = event.target.form, id = form.closest("section").id, mine = load(id);
  if (!limit(event.target)) {
    event.target.checked = false;
    return show(id, words.most.replace("{most}", event.target.closest(".ask").dataset.most), "refused");
  }
  keep(id, {html: mine?.html || form.innerHTML, sent: mine?.sent, draft: answers(form)});
  showKept(id);
  showProgress(form);
});
main.addEventListener("submit", event => {
  event.preventDefault();
  const section = event.target.closest("section"), id = section.id, mine = load(id);
  // Stored and unchanged: this form may be older than what another tab or phone stored.
  if (!mine && !section.dataset.v.endsWith(".0")) return poll();
  keep(id, {html: mine?.html, sent: {id: newId(), answers: answers(event.target)}});
  showKept(id);
  send(id);
});
addEventListener("storage", event => { // another tab of this phone
  const form = event.key?.startsWith(prefix) && find(event.key.slice(prefix.length))?.querySelector("form");
  if (form) restore(form);
  if (form && !event.newValue) poll();
});
document.addEventListener("visibilitychange", wake);
addEventListener("online", wake);
addEventListener("offline", () => net.hidden = false);
addEventListener("pageshow", event => event.persisted && wake());
restoreAll();
flush();
listen();
setInterval(() => document.hidden || Date.now() < quiet || poll(), 3000 + Math.random() * 2000);
})();
