// Sends ballots until the server has them, and shows what the server shows; forms work without it,
// and go out by themselves where it breaks. Nothing here is newer than what tests/phone/script_names.toml lists.
"use strict";
(() => {
const find = id => document.getElementById(id), net = find("net"), say = find("say");
const main = find("live"), rest = document.createElement("div"), words = main.dataset, base = words.base;
// Tells the server which of a participant's pages asks: what one shows says nothing of the others.
const page = Math.random().toString(36).slice(2);
const prefix = `gbo.${words.me}.`, json = {Accept: "application/json", "X-Page": page};
const memory = {}, busy = new Set(), waits = {}, timers = {};
let stream, pause = 500, quiet = Date.now() + 5000, broken = false;

// Kept of a round: sent, on its way with its own id; draft, the answers as [name, value] that changed
// since; sentence, why what was sent was refused; html, the questions, to read when the round is over.
// A note that was written and not sent stays under `rest` when its round goes, until it is put away.
// A note is kept as round~time until it is stored; those of a round go one after another.
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
const roundOf = id => id.split("~")[0];
const notesOf = round => [...kept()].filter(id => id.startsWith(`${round}~`)).sort();
const answers = form => [...new FormData(form)].filter(([name]) => name != "ballot");
const written = mine => mine?.draft?.some(([name, value]) => name != "section" && value.trim());
const isNote = mine => mine?.html?.includes(' name="first"');

function show(id, text, kind = "") {
  const place = id.append ? id : find(id) || rest, counts = place.querySelector(".kept");
  const above = place != rest && (place.querySelector(".lost legend") || place.querySelector(".state"));
  let status = place.querySelector(place == rest ? ":scope > .status" : ".status");
  if (!status) {
    status = document.createElement("p");
    status.setAttribute("role", "status");
    place.append(status);
  }
  if (above && above.nextSibling != status) above.after(status);
  // What is told now says itself what counts, unless it is about a later answer.
  if (counts && text) counts.textContent = /queued|refused/.test(kind) ? counts.dataset.earlier : "";
  status.className = "status " + kind;
  status.textContent = text;
}
function showKept(id) {
  const mine = load(id), {sentence, draft} = mine;
  if (sentence) show(id, sentence, "refused");
  else if (draft && !written(mine) && /\.0$/.test(find(id)?.dataset.v)) show(id, notesOf(id).length ? words.again : "", "queued");
  else if (draft) show(id, find(id)?.dataset.unsent || words.unsent);
  else show(id, words.again, "queued");
}
const itemsOf = form => [...form?.querySelectorAll(".item") || []];
const doneOf = items => items.filter(item => [...item.querySelectorAll(".ask")].every(ask => ask.querySelector(":checked")));
function showSaved(id) {
  const items = itemsOf(find(id)), open = items.length - doneOf(items).length;
  find(id)?.querySelector(".lost")?.form.remove();
  show(id, open ? words.partly.replace("{n}", open) : words.saved, "saved");
}
function showProgress(form) {
  const items = itemsOf(form), place = form.querySelector(".progress");
  const fill = (text, n, all) => text.replace("{done}", n).replace("{all}", all);
  const dots = form.querySelector(".budget"), picks = form.querySelector(".picks[data-most]"), ticked = form.querySelectorAll(":checked").length;
  if (!place) return;
  const alone = form.querySelector(".alone :checked");
  if (dots) place.textContent = alone ? "" : fill(dots.dataset.dots, spent(dots), dots.dataset.budget);
  else if (items.length) place.textContent = fill(words.progress, doneOf(items).length, items.length);
  else if (picks) place.textContent = alone ? "" : fill(words.ticked, ticked, picks.dataset.most);
}
// Beside each field of a note: what to look at in the chosen section, and how much still fits.
const LOW = 60, left = field => +field.dataset.most - [...field.value.trim()].length;
function showBeside(form) {
  for (const field of form.querySelectorAll("select + output"))
    field.textContent = field.previousElementSibling.selectedOptions[0]?.dataset.ask || "";
  for (const field of form.querySelectorAll("textarea + output")) {
    const rest = left(field.previousElementSibling), sentence = rest < 0 ? words.over : words.left;
    field.classList.toggle("over", rest < 0);
    field.textContent = rest > LOW ? "" : sentence.replace("{n}", Math.abs(rest));
  }
}
const spent = dots => [...dots.querySelectorAll("[type=radio]:checked")].reduce((sum, each) => sum + +each.value, 0);
function restore(form) {
  const section = form.closest("section"), mine = load(section.id), chosen = mine?.draft || mine?.sent?.answers;
  if (chosen) {
    for (const field of form.querySelectorAll("input:not([type=hidden], [type=search])"))
      field.checked = chosen.some(([name, value]) => name == field.name && value == field.value);
    for (const field of form.querySelectorAll("textarea, select"))
      field.value = chosen.find(([name]) => name == field.name)?.[1] ?? "";
    showKept(section.id);
  } else if (notesOf(section.id).length) show(section.id, words.again, "queued");
  else if (section.querySelector(".status.queued")) showSaved(section.id); // by another tab
  showProgress(form);
  showBeside(form);
  addFilter(form);
}
// A long list to tap gets a box to look in it; what was tapped stays in sight.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
function addFilter(form) {
  const list = form.querySelector(".picks:not(.lost *)");
  if (!list || list.querySelector(".filter") || list.querySelectorAll(".tick").length <= 20) return;
  const label = document.createElement("label"), box = document.createElement("input");
  label.className = "filter";
  box.type = "search";
  box.addEventListener("keydown", event => event.key == "Enter" && event.preventDefault());
  label.append(words.find, box);
  list.querySelector("legend").after(label);
}
function filter(box) {
  const wanted = plain(box.value.trim());
  for (const tick of box.closest(".picks").querySelectorAll(".tick:not(.alone)"))
    tick.hidden = !plain(tick.textContent).includes(wanted) && !tick.querySelector(":checked");
}
// Where a round takes no answers any more, what was not stored stays there to read, until it goes.
function restoreAll() {
  for (const each of rest.querySelectorAll("section")) if (!load(each.id) || main.querySelector(`[id="${each.id}"]`)) each.remove();
  for (const id of kept()) {
    const mine = load(id);
    if (find(id) || mine?.sent) continue;
    if (!isNote(mine) || !written(mine)) { drop(id); continue; }
    const section = document.createElement("section");
    Object.assign(section, {id, className: "card"});
    section.dataset.unsent = words.unsentNote;
    rest.append(section);
  }
  for (const section of document.querySelectorAll("#live section[id], #live + div > section")) {
    const mine = load(section.id);
    if (mine?.html && (mine.sent || written(mine)) && !section.querySelector("form")) section.append(lost(mine));
  }
  document.querySelectorAll("#live form, #live + div form").forEach(restore);
}
function lost(mine) {
  const form = document.createElement("form");
  form.innerHTML = `<fieldset class="lost"><legend>${isNote(mine) ? words.note : words.lost}</legend>${mine.html}</fieldset>`;
  form.querySelectorAll(".send, .till, .filter").forEach(each => each.remove());
  form.querySelectorAll("[hidden]").forEach(each => { each.hidden = false; });
  form.querySelectorAll("input, select").forEach(each => { each.disabled = true; });
  form.querySelectorAll("textarea").forEach(each => { each.readOnly = true; }); // to select and copy
  const away = document.createElement("button");
  away.type = "button";
  away.textContent = words.away;
  away.addEventListener("click", () => putAway(form));
  if (!mine.sent) form.firstChild.append(away);
  return form;
}
const headingOf = section => section?.querySelector("h2") || main.querySelector("h2");
function putAway(form) {
  const section = form.closest("section"), heading = headingOf(section);
  drop(section.id);
  form.remove();
  if (rest.contains(section)) section.remove();
  for (const counts of section.querySelectorAll(".kept")) counts.textContent = counts.dataset.earlier;
  heading.tabIndex = -1;
  heading.focus({preventScroll: true});
}

// An answer of the server, with what it said; refused where there is no network, or somebody else's page.
function ask(address, more) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 10000);
  const heard = reply => reply.status == 204 ? reply : reply.json().then(said => ({status: reply.status, said}));
  return fetch(address, {headers: json, signal: stop.signal, ...more}).then(heard).finally(() => clearTimeout(timer));
}
const sure = does => (...all) => does(...all).catch(giveUp);
const guard = does => event => { try { if (!broken) does(event); } catch (error) { giveUp(error); } };
const send = sure(async any => {
  const id = any == roundOf(any) ? any : notesOf(roundOf(any))[0], sent = load(id)?.sent;
  if (!sent || busy.has(id) || broken) return;
  busy.add(id);
  clearTimeout(timers[id]);
  const body = new URLSearchParams(sent.answers);
  body.set("ballot", sent.id);
  const asked = ask(`${base}/stem/${roundOf(id)}`, {method: "POST", body});
  let answer;
  try {
    const {status, said} = await asked;
    if (status < 500 && status != 429) answer = said;
  } catch { /* try again */ }
  busy.delete(id);
  net.hidden = !!answer;
  if (answer && !answer.later) {
    delete waits[id];
    settle(id, sent, answer);
    return send(any); // what was sent meanwhile
  }
  waits[id] = Math.min((waits[id] || 250) * 2, 10000);
  timers[id] = setTimeout(send, jitter(waits[id]), id);
  if (load(id)) show(roundOf(id), words.again, "queued");
});
// The browser lacks something, or this script is wrong: what is on its way goes as a form, under the
// same id, and so does all that follows. Answers whether something went.
function giveUp(error) {
  if (!broken) console.error(error);
  broken = true;
  find("plain").hidden = false;
  sleep();
  const id = [...kept()].find(each => load(each)?.sent);
  if (id) sendPlainly(id, load(id).sent);
  else if (!main.querySelector("form")) setTimeout(() => location.reload(), 15000);
  return !!id;
}
function sendPlainly(id, sent) {
  const form = document.createElement("form");
  Object.assign(form, {method: "post", action: `${base}/stem/${roundOf(id)}`, hidden: true});
  for (const [name, value] of [...sent.answers, ["ballot", sent.id]]) {
    const field = document.createElement("input");
    Object.assign(field, {type: "hidden", name, value});
    form.append(field);
  }
  drop(id);
  document.body.append(form);
  form.submit();
}
function settle(id, sent, answer) {
  if (id != roundOf(id)) return settleNote(id, sent, answer);
  const mine = load(id), section = find(id);
  if (mine?.sent?.id == sent.id) {
    delete mine.sent;
    if (!answer.ok) Object.assign(mine, {draft: mine.draft || sent.answers, sentence: answer.sentence});
    if (mine.draft) { keep(id, mine); showKept(id); }
    else { drop(id); showSaved(id); }
  }
  if (!answer.ok) return;
  const open = section && answer.v.startsWith(section.dataset.v.replace(/\d+$/, "")) && !section.querySelector(".state");
  if (open) section.dataset.v = answer.v;
  else {
    // Closed meanwhile: its card may count this ballot already, and we just spoke over that.
    if (section?.querySelector(".state")) section.dataset.v = "";
    poll();
  }
}
function settleNote(id, sent, answer) {
  const round = roundOf(id), html = load(id)?.html, typed = load(round), draft = typed?.draft;
  drop(id);
  if (answer.ok && answer.careful) show(round, words.careful);
  else if (answer.ok && !written(typed) && !notesOf(round).length) showSaved(round);
  if (answer.ok) return poll();
  // Back into the form, behind what was typed since: nothing that was written is lost.
  const said = sent.answers.map(([name, value]) => [name, both(draft?.find(each => each[0] == name)?.[1], name, value)]);
  keep(round, {html, draft: said, sentence: answer.sentence});
  restoreAll();
}
const both = (typed, name, value) => name == "section" ? value : [typed, value].filter(Boolean).join("\n");
const flush = () => kept().forEach(id => send(id));

const seen = () => [...main.querySelectorAll("[data-v]")].map(each => each.dataset.v).join("_");
// What a phone shows already is only named: whole sections by their version, and the pieces of one
// that changed by their id.
const parts = version => version.match(/^(\w+\.\d+\.)(\d+)$/) || [version, version, 0];
function shown(version) {
  const [, card, number] = parts(version);
  return [...main.children].find(each => { // or with a ballot that was stored meanwhile
    const [, mine, newer] = parts(each.dataset.v || "");
    return mine == card && +newer >= +number;
  });
}
function isWhole(section) {
  if ("same" in section.dataset) return shown(section.dataset.v);
  return !section.dataset.from || find(section.id)?.dataset.v == section.dataset.from
    && [...section.querySelectorAll("[data-same]")].every(piece => find(piece.id));
}
// `asked`: this is what the server answered to what this phone said that it shows.
function apply(view, asked) {
  if (view.v == seen()) return;
  const fresh = document.createElement("template"), had = seen().split("_"), back = position();
  const first = !main.querySelector("section form");
  fresh.innerHTML = view.html;
  if (![...fresh.content.children].every(isWhole)) return poll(asked);
  for (const piece of fresh.content.querySelectorAll("[data-from] [data-same]")) piece.replaceWith(find(piece.id));
  const wanted = [...fresh.content.children].map(section => {
    if ("same" in section.dataset) return shown(section.dataset.v);
    const old = find(section.id), mine = load(section.id);
    if (old?.dataset.v == section.dataset.v) return old || section;
    if (mine?.sentence && section.querySelector("form")) keep(section.id, {...mine, sentence: ""}); // open again
    return section;
  });
  // What stays is not touched: moving it would close the keyboard of whoever is typing there.
  for (const each of [...main.children]) if (!wanted.includes(each)) each.remove();
  wanted.forEach((each, at) => main.children[at] == each || main.insertBefore(each, main.children[at] || null));
  restoreAll();
  back();
  if (first && main.querySelector("section form")) scrollTo(0, 0); // who waited may have read on below
  const news = [...main.querySelectorAll("[data-say]")].find(each => !had.includes(each.dataset.v));
  if (news) say.textContent = news.dataset.say;
  flush();
}
// Remembers the ballot in view and the focus; answers how to go back there.
function position() {
  const focused = document.activeElement, within = main.contains(focused) && focused.closest("section");
  const top = card => card.getBoundingClientRect().top;
  const inView = all => [...main.querySelectorAll(all)].find(each => each.getBoundingClientRect().bottom > innerHeight / 3);
  const section = inView("section[id]"), card = section?.matches(".board") && inView(".board .note") || section;
  const busyHere = section?.querySelector("form") && (scrollY || section.querySelector(":checked"));
  const before = busyHere && top(card);
  return () => {
    const now = busyHere && find(card.id);
    if (now?.querySelector(".state")) now.scrollIntoView();
    else if (now) scrollBy(0, top(now) - before);
    if (within) refocus(focused, find(focused.closest("[id]").id) || find(within.id) || main);
  };
}
function refocus(focused, place) {
  const same = each => each.name == focused.name && (each.value == focused.value || place.matches(".note")) && !each.matches(":disabled");
  const heading = headingOf(place.closest("section"));
  heading.tabIndex = -1;
  const to = focused.isConnected ? focused : [...place.querySelectorAll("input, button")].find(same) || heading;
  to.focus({preventScroll: true});
}
function listen() {
  stream?.close();
  const mine = stream = new EventSource(`${base}/events?page=${page}&seen=${encodeURIComponent(seen())}`);
  const hear = guard(event => {
    quiet = Date.now() + 20000; pause = 500; net.hidden = true;
    if (event.type == "view") apply(JSON.parse(event.data));
  });
  mine.addEventListener("beat", hear);
  mine.addEventListener("view", hear);
  mine.onerror = () => {
    mine.close();
    quiet = Math.min(quiet, Date.now() + 3000);
    setTimeout(guard(() => mine == stream && listen()), jitter(pause));
    pause = Math.min(pause * 2, 10000);
  };
}
// `whole`: also what this phone shows already.
const poll = sure(async whole => {
  const asked = ask(`${base}/nu?seen=${whole ? "" : encodeURIComponent(seen())}`);
  let heard;
  try { heard = await asked; } catch { net.hidden = false; return; }
  if (heard.status == 200) apply(heard.said, true);
  if (heard.status == 403 || heard.status == 404) location.reload();
  net.hidden = heard.status < 400;
});
// A browser has six connections to a server: a tab that nobody looks at leaves its own to the others.
function sleep() {
  stream?.close();
  stream = null;
}
function wake() {
  if (document.hidden) return sleep();
  quiet = Date.now() + 5000;
  restoreAll();
  listen();
  flush();
}

function limit(field) {
  if (field.type == "radio")
    for (const other of field.closest(".budget")?.querySelectorAll(".alone input") || []) other.checked = false;
  const ask = field.closest(".ask"), alone = field.closest(".alone"), most = +ask?.dataset.most || Infinity;
  if (!field.checked || field.type != "checkbox") return true;
  for (const other of ask.querySelectorAll(":checked"))
    if (other != field && (alone || other.closest(".alone"))) other.checked = false;
  return ask.querySelectorAll(":checked").length <= most;
}
main.addEventListener("input", guard(event => {
  const form = event.target.form, id = form.closest("section").id, mine = load(id);
  if (event.target.type == "search") return filter(event.target);
  if (!limit(event.target)) {
    event.target.checked = false;
    return show(id, words.most.replace("{most}", event.target.closest(".ask").dataset.most), "refused");
  }
  keep(id, {html: mine?.html || form.innerHTML, sent: mine?.sent, draft: answers(form)});
  showKept(id);
  showProgress(form);
  showBeside(form);
}));
// A note goes on its way, and the form is free for the next one.
function sendNote(form) {
  const round = form.closest("section").id, id = `${round}~${Date.now()}`, texts = [...form.querySelectorAll("textarea")];
  const wrong = texts.some(each => each.value.trim()) ? texts.find(each => left(each) < 0) : texts[0];
  if (wrong) {
    show(round, left(wrong) < 0 ? form.dataset.long : form.dataset.empty, "refused");
    return wrong.focus();
  }
  keep(id, {html: form.innerHTML, sent: {id: newId(), answers: answers(form)}});
  drop(round);
  for (const each of texts) each.value = "";
  showBeside(form);
  show(round, words.again, "queued");
  send(id);
}
function sendQuick(form) {
  const button = form.querySelector("button"), place = form.closest("section").id;
  if (button.hasAttribute("aria-busy")) return;
  const body = new URLSearchParams(new FormData(form));
  body.set(button.name, button.value);
  const asked = ask(form.action, {method: "POST", body});
  button.setAttribute("aria-busy", "true");
  form.querySelector(".status")?.remove();
  sure(async () => {
    const {said} = await asked.catch(() => ({said: {sentence: words.failed}}));
    if (!said.ok) show(form, said.sentence, "refused");
    else if (form.action.includes("/terug/")) show(place.replace("-bord", ""), words.back, "saved");
    if (said.ok) await poll();
    button.removeAttribute("aria-busy");
  })();
}
function submit(form) {
  if (form.matches(".writing")) return sendNote(form);
  if (form.matches(".quick")) return sendQuick(form);
  const section = form.closest("section"), id = section.id, mine = load(id);
  // Stored and unchanged: this form may be older than what another tab or phone stored.
  if (!mine && !section.dataset.v.endsWith(".0")) return poll();
  keep(id, {html: mine?.html, sent: {id: newId(), answers: answers(form)}});
  showKept(id);
  send(id);
}
main.addEventListener("submit", event => {
  if (broken) return;
  try { submit(event.target); event.preventDefault(); }
  catch (error) { if (giveUp(error)) event.preventDefault(); }
});
addEventListener("storage", guard(event => { // another tab of this phone
  const form = event.key?.startsWith(prefix) && find(event.key.slice(prefix.length))?.querySelector("form");
  if (form) restore(form);
  if (form && !event.newValue) { restoreAll(); document.hidden || poll(); }
}));
document.addEventListener("visibilitychange", guard(wake));
addEventListener("online", guard(wake));
addEventListener("offline", () => net.hidden = false);
addEventListener("pagehide", guard(sleep));
addEventListener("pageshow", guard(event => event.persisted && wake()));
guard(() => {
  main.after(rest);
  restoreAll();
  flush();
  if (!document.hidden) listen();
  setInterval(guard(() => document.hidden || Date.now() < quiet || poll()), 3000 + Math.random() * 2000);
  find("plain").hidden = true;
})();
})();
