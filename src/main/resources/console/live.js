// What a page does by itself where scripts run: it shows times in the zone of who looks, follows what happens, and takes keys.
// Without this file every link and every form works all the same. No text ever becomes markup here: a page is fetched as a
// document, which runs nothing, and its nodes are taken over; no Trusted Types policy is needed.

const SOON = [50, 250];       // what happens is looked at so soon, at random: not all pages at the same moment
const APART = [400, 800];     // so long lies between two fetches at least,
const BETWEEN = [1000, 2000]; // and so long on average while it goes on happening: nobody reads what changes all the time;
const AHEAD = 4500;           // the first few, which take no longer than this, need not wait for that
const AGAIN = [500, 4000];    // when a broken stream is back, as all others are
const LOST = 3000;            // a stream that is broken for so long is said to be
const FAILED = 2000;          // doubles with each failure in a row
const MOST_FAILED = 60000;
const REST = 300;             // so often it is looked whether somebody is still busy
const AWAY = "Serai did not answer just now. What you see may be outdated; it is tried again.";
const UNTOUCHED = 700;        // so long after a change nothing that is pressed decides, but what is where it was
const READ = 6000;            // so long it stays that a press does not count
const PRESSED = "This page changed just as you pressed, so nothing was sent. Look again, then press once more.";

const within = ([least, most]) => least + Math.random() * (most - least);

const pad = number => String(number).padStart(2, "0");
const clock = at => `${pad(at.getHours())}:${pad(at.getMinutes())}`;

function showTimes(root) {
  for (const zone of root.querySelectorAll("[data-zone]")) {
    zone.textContent = `times of ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
  }
  for (const time of root.querySelectorAll("time[data-show]")) {
    const at = new Date(time.dateTime);
    const today = at.toDateString() === new Date().toDateString();
    const day = at.toLocaleDateString("en", { day: "numeric", month: "short" });
    if (time.dataset.show === "seconds") {
      time.textContent = `${clock(at)}:${pad(at.getSeconds())}`;
    } else if (time.dataset.show === "hour") {
      time.textContent = clock(at);
    } else if (time.dataset.show === "dated") {
      time.textContent = `${day}, ${clock(at)}:${pad(at.getSeconds())}`;
    } else {
      time.textContent = today && time.dataset.show === "clock" ? clock(at) : `${day}, ${clock(at)}`;
    }
  }
}

/**
 * Whoever is about to decide, points at a button, or has just pressed one, is not disturbed: what a press does is what was read
 * before it. Nor is who writes signs that take several keys.
 */
function isBusy(region) {
  return composing
    || document.activeElement?.closest("form.decide button") && region.contains(document.activeElement)
    || region.querySelector("form button:hover, :active, form[data-sending]") !== null;
}

let composing = false;
document.addEventListener("compositionstart", () => { composing = true; });
document.addEventListener("compositionend", () => { composing = false; });

/** What somebody writes in, or has written in, stays as it is while the page changes around it. */
function written(region) {
  return [...region.querySelectorAll("textarea[id], input[id]:not([type=hidden])")]
    .filter(field => !field.readOnly && (field === document.activeElement || field.value !== field.defaultValue));
}

const address = document.querySelector("main [data-page]")?.dataset.page ?? location.pathname + location.search;

function fetchPage() {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.setRequestHeader("X-Serai-Live", "1");
    request.responseType = "document";
    request.timeout = 15000;
    const fail = () => failed({ status: request.status, later: Number(request.getResponseHeader("Retry-After")) * 1000 || 0 });
    request.onload = () => request.status === 200 && request.responseXML ? done(request.responseXML) : fail();
    request.onerror = request.ontimeout = fail;
    request.send();
  });
}

/** What exactly something does: a button is called by what its form would send, never by its text alone. */
function nameOf(element) {
  const form = element.closest("form");
  if (form) {
    const sent = [...form.querySelectorAll("input[type=hidden]:not([name=_csrf])")].map(field => `${field.name}=${field.value}`);
    return [form.getAttribute("action"), ...sent, element.name, element.value, element.textContent.trim()].join("\n");
  }
  const at = element.closest("li, .row")?.querySelector("time")?.dateTime ?? "";
  return element.id || element.getAttribute("href") || at + element.textContent.trim();
}

/** The one in sight that is called so; none when several are. */
function only(region, selector, name) {
  const found = [...region.querySelectorAll(selector)].filter(one => one.checkVisibility() && nameOf(one) === name);
  return found.length === 1 ? found[0] : null;
}

/** Stays in sight, however far the page is scrolled. */
function onTop(element) {
  (document.getElementById("live-top") ?? document.querySelector("main")).prepend(element);
}

let kept = 0; // until when what is told stays, whatever else there is to say

/** Over the page, where it moves nothing and covers nothing that somebody is about to press; empty when there is nothing to say. */
function tell(text) {
  if (performance.now() < kept) return;
  let line = document.getElementById("live-said");
  if (!line && !text) return;
  if (!line) {
    line = document.createElement("p");
    line.id = "live-said";
    line.className = "notice";
    line.setAttribute("role", "status");
    (document.getElementById("live-over") ?? document.querySelector("main")).append(line);
  }
  line.hidden = !text;
  line.textContent = text;
  const busy = document.querySelector("button:hover") ?? document.activeElement;
  if (text) line.parentElement.classList.toggle("high-up", busy?.getBoundingClientRect().top > innerHeight / 2);
}

/** Stays for a while: who pressed reads it. */
function tellPressed() {
  kept = 0;
  tell(PRESSED);
  kept = performance.now() + READ;
  setTimeout(() => performance.now() < kept || tell(""), READ + 50);
}

const token = document.querySelector("input[name=_csrf]")?.value;

/** What a page fetches comes without tokens: those who see the same get the same. */
function sign(fresh) {
  for (const field of fresh.querySelectorAll("input[name=_csrf]")) field.value = token;
}

let shown = document.querySelector("main [data-live]")?.textContent;
let swapped = -UNTOUCHED;
let places = new Map(); // before the last change, of each button by what exactly it does

/** Each button by what it does; one that is there twice is in no place. */
function placesOf(region) {
  const found = new Map();
  for (const button of region.querySelectorAll("form button")) {
    const box = button.getBoundingClientRect();
    found.set(nameOf(button), found.has(nameOf(button)) ? null : box);
  }
  return found;
}

/** Whether it does the same as what was there before the last change: who aimed at that meant this. */
function isWhereItWas(button) {
  const before = button && places.get(nameOf(button));
  const now = button?.getBoundingClientRect();
  return Boolean(before) && before.left < now.right && now.left < before.right
    && Math.abs(before.top - now.top) < now.height / 2;
}

function swap(region, fresh) {
  const open = [...region.querySelectorAll("details[open] > summary")].map(nameOf);
  const active = document.activeElement;
  const focused = region.contains(active) ? nameOf(active) : null;
  const fields = written(region);
  const pairs = new Map(fields.map(field => [field, fresh.querySelector(`#${CSS.escape(field.id)}`)])
    .filter(([, twin]) => twin));
  const caret = pairs.has(active) && active.tagName === "TEXTAREA" ? [active.selectionStart, active.selectionEnd] : null;
  sign(fresh);
  places = placesOf(region);
  shown = fresh.textContent;
  swapped = performance.now();
  if (fits(region, fresh, pairs)) {
    around(region, fresh, pairs);
  } else {
    pairs.forEach((twin, field) => twin.replaceWith(document.adoptNode(field)));
    region.replaceChildren(...[...fresh.childNodes].map(node => document.adoptNode(node)));
  }
  for (const name of open) {
    const summary = only(region, "details > summary", name);
    if (summary) summary.parentElement.open = true;
  }
  showTimes(region);
  fields.filter(field => !pairs.has(field) && field.value).forEach(field => save(region, field));
  if (pairs.has(active)) {
    if (document.activeElement !== active) active.focus({ preventScroll: true });
    if (caret) active.setSelectionRange(...caret);
  } else if (focused && !document.activeElement?.closest(".unsent")) {
    (only(region, "a, button, summary", focused) ?? document.querySelector("main")).focus({ preventScroll: true });
  }
}

/** The children that hold what is written in, each with the one that takes its place; none when the two differ too much. */
function held(old, fresh, pairs) {
  let from = 0;
  const found = [];
  for (const child of old.children) {
    const fields = [...pairs.keys()].filter(field => child.contains(field));
    if (fields.length > 0) {
      const at = [...fresh.children].findIndex((one, i) => i >= from && fields.every(field => one.contains(pairs.get(field))));
      if (at < 0 || fresh.children[at].tagName !== child.tagName) return null;
      found.push([child, fresh.children[at]]);
      from = at + 1;
    }
  }
  return found;
}

function fits(old, fresh, pairs) {
  const found = pairs.has(old) ? [] : held(old, fresh, pairs);
  return found !== null && found.every(([child, twin]) => fits(child, twin, pairs));
}

/** Makes everything new but what holds what is written in, and that inside likewise. */
function around(old, fresh, pairs) {
  if (pairs.has(old)) return;
  const found = held(old, fresh, pairs);
  const kept = new Set(found.map(([child]) => child));
  const twins = new Map(found.map(([child, twin]) => [twin, child]));
  [...old.childNodes].filter(node => !kept.has(node)).forEach(node => node.remove());
  let next = old.firstChild;
  for (const node of [...fresh.childNodes]) {
    if (twins.has(node)) {
      next = twins.get(node).nextSibling;
    } else {
      old.insertBefore(document.adoptNode(node), next);
    }
  }
  found.forEach(([child, twin]) => around(child, twin, pairs));
}

/** What became of what a form asks for, as the page says it; empty when it does not. */
function over(root, form) {
  const line = root.querySelector(`[data-over="${CSS.escape(form.getAttribute("action"))}"]`);
  return line ? line.textContent.trim().replace(/\s+/g, " ") : "";
}

/** What was written for a form that is not there any more stays in sight, to copy. */
function save(region, field) {
  const box = document.createElement("div");
  box.className = "notice unsent";
  box.setAttribute("role", "status");
  const said = document.createElement("p");
  const became = over(region, field.form) || "This is not asked here any more.";
  said.textContent = `${became} What you wrote was not sent; copy it here.`;
  const text = document.createElement("textarea");
  text.readOnly = true;
  text.value = field.value;
  text.setAttribute("aria-label", "What you wrote");
  const away = document.createElement("button");
  away.type = "button";
  away.textContent = "Done with it";
  away.addEventListener("click", () => box.remove());
  box.append(said, text, away);
  onTop(box);
}

function follow(region) {
  const nouns = new Set(region.dataset.live.split(" "));
  let stream = null;
  let opened = false;
  let waiting = 0;
  let lost = 0;
  let away = false;
  let looking = false;
  let missed = false;
  let last = 0;
  let taken = 0; // until when the fetches so far would take, with BETWEEN for each
  let failures = 0;
  let position = "";

  function after(wait, what) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = 0;
      what();
    }, wait);
  }

  /** What happens while the page is about to be fetched is fetched with it; while it is on its way, once more after that. */
  function refresh(span = SOON) {
    missed = looking;
    if (!waiting && !looking) after(Math.max(within(span), Math.max(last + within(APART), taken - AHEAD) - Date.now()), look);
  }

  /** Nobody sees a hidden page: once it is shown again, it looks anew. */
  async function look() {
    if (document.hidden) return;
    looking = true;
    taken = Math.max(taken, Date.now()) + within(BETWEEN);
    try {
      const fetched = await fetchPage();
      if (document.hidden) return;
      show(fetched);
      failures = 0;
    } catch ({ status, later = 0 }) {
      if (status === 401 || status === 303) return anew();
      const wait = Math.min(MOST_FAILED, FAILED * 2 ** failures++);
      tell(AWAY);
      after(later + within([wait / 2, wait]), look);
    } finally {
      looking = false;
      last = Date.now();
      if (missed) refresh();
    }
  }

  /** What is on its way comes first. */
  function anew() {
    if (document.querySelector("form[data-sending]")) return after(REST, anew);
    location.reload();
  }

  function show(fetched) {
    const fresh = fetched.getElementById(region.id);
    if (!fresh) return anew();
    if (fresh.textContent !== shown && isBusy(region)) {
      const form = document.activeElement?.closest("form.decide");
      const became = form && region.contains(form) ? over(fresh, form) : "";
      tell(`This page has changed${became ? ": " + became : "."} It shows so once you leave the button.`);
      return after(REST, wait);
    }
    if (fresh.textContent !== shown) swap(region, fresh);
    tell("");
    again();
  }

  /** No event tells that what is being made is there: it is looked at again after as many milliseconds as the page says. */
  function again() {
    const soon = region.querySelector("[data-again]");
    if (soon && !waiting && !document.hidden) after(Number(soon.dataset.again), look);
  }

  function wait() {
    after(REST, isBusy(region) ? wait : look);
  }

  // What a swap put under a finger or a pointer that was already on its way decides nothing.
  region.addEventListener("submit", event => {
    if (performance.now() - swapped < UNTOUCHED && !event.target.dataset.sending && !isWhereItWas(event.submitter)) {
      event.preventDefault();
      tellPressed();
    }
  });

  function take(message) {
    position = message.lastEventId || position;
    const event = message.data ? JSON.parse(message.data) : {};
    const type = event.type || "";
    const noun = type.split(".")[2];
    const mine = !region.dataset.of || !event.data?.incident_id || event.data.incident_id === region.dataset.of;
    if (type === "dev.serai.stream.reset" || nouns.has(noun) && mine) refresh();
  }

  function found() {
    clearTimeout(lost);
    lost = 0;
    if (!away) return;
    // It is back: nobody waits until the next try of a page that could not be fetched.
    away = false;
    clearTimeout(waiting);
    waiting = 0;
    failures = 0;
  }

  function listen() {
    if (stream || document.hidden) return;
    stream = new EventSource("/api/v1/events" + (position ? `?last_event_id=${encodeURIComponent(position)}` : ""));
    stream.onmessage = take;
    // What happened between the page and its stream, or while it was broken, is looked at once.
    stream.onopen = () => {
      found();
      refresh(opened ? AGAIN : SOON);
      opened = true;
    };
    stream.onerror = () => {
      lost ||= setTimeout(() => {
        away = true;
        tell(AWAY);
      }, LOST);
      if (stream?.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(listen, 5000 + Math.random() * 5000);
        // It was refused: whoever is not signed in any more is told so by the page.
        refresh(AGAIN);
      }
    };
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      stream?.close();
      stream = null;
      opened = false;
      found();
    } else {
      listen();
    }
  });
  addEventListener("pagehide", () => stream?.close());
  listen();
  again();
}

function choose(step) {
  const rows = [...document.querySelectorAll("main .row .title a, main .row .storm > summary")];
  const here = document.activeElement?.closest(".row");
  const at = here ? rows.findIndex(one => one.closest(".row") === here) : -1;
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
}

/** Of the row with the focus, else of the page, never of another row. What cannot be taken back is only focused: Enter does it. */
function act(key) {
  const row = document.activeElement?.closest(".row");
  (row?.querySelector(`[data-key=${key}]`) ?? document.querySelector(`main [data-key=${key}]${row ? ":not(.row *)" : ""}`))?.focus();
}

const KEYS = {
  j: () => choose(1), k: () => choose(-1), a: () => act("a"), r: () => act("r"),
  "/": () => document.querySelector("input[type=search]")?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
};

document.addEventListener("keydown", event => {
  const typing = event.target.closest?.("input, textarea, select, dialog");
  if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

// Of a page that answered a form, whose address is the form's.
if (address !== location.pathname + location.search && !location.pathname.endsWith(address)) history.replaceState(null, "", address);
showTimes(document);
const region = document.querySelector("main [data-live]");
if (region) follow(region);
