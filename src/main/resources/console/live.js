// What a page does by itself where scripts run: it shows times in the zone of who looks, follows what happens, and takes keys.
// Without this file every link and every form works all the same. No text ever becomes markup here: a page is fetched as a
// document, which runs nothing, and its nodes are taken over; no Trusted Types policy is needed.

const SOON = [50, 250];       // the first thing that happens is looked at so soon, at random: not all pages at the same moment
const BETWEEN = [1500, 3000]; // and so long lies between two fetches while more happens
const AGAIN = [500, 4000];    // when a broken stream is back, as all others are
const LOST = 3000;            // a stream that is broken for so long is said to be
const FAILED = 2000;          // doubles with each failure in a row
const MOST_FAILED = 60000;
const REST = 300;             // so often it is looked whether somebody is still busy
const AWAY = "Serai did not answer just now. What you see may be outdated; it is tried again.";
const UNTOUCHED = 700;        // so long after a change nothing that is pressed decides

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
 * Whoever writes into a form, has chosen something in it, is about to decide, or points at a button, is not disturbed: what
 * a press does is what was read before it.
 */
function isBusy(region) {
  const fields = [...region.querySelectorAll("textarea, input:not([type=hidden])")];
  return fields.some(field => field === document.activeElement || field.value !== field.defaultValue)
    || document.activeElement?.closest("form.decide") && region.contains(document.activeElement)
    || region.querySelector("form button:hover, :active") !== null;
}

function fetchPage() {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname + location.search);
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

/** Above what is shown; empty when there is nothing to say. */
function tell(text) {
  let line = document.getElementById("live-said");
  if (!line && !text) return;
  if (!line) {
    line = document.createElement("p");
    line.id = "live-said";
    line.className = "notice";
    line.setAttribute("role", "status");
    document.querySelector("main").prepend(line);
  }
  line.hidden = !text;
  line.textContent = text;
}

let shown = document.querySelector("main [data-live]")?.textContent;
let swapped = -UNTOUCHED;

function swap(region, fresh) {
  const open = [...region.querySelectorAll("details[open] > summary")].map(nameOf);
  const focused = region.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  shown = fresh.textContent;
  swapped = performance.now();
  region.replaceChildren(...[...fresh.childNodes].map(node => document.adoptNode(node)));
  for (const name of open) {
    const summary = only(region, "details > summary", name);
    if (summary) summary.parentElement.open = true;
  }
  showTimes(region);
  if (focused) {
    (only(region, "a, button, summary", focused) ?? document.querySelector("main")).focus({ preventScroll: true });
  }
}

function follow(region) {
  const nouns = new Set(region.dataset.live.split(" "));
  let stream = null;
  let opened = false;
  let waiting = 0;
  let lost = 0;
  let away = false;
  let last = 0;
  let failures = 0;
  let position = "";

  function after(wait, what) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = 0;
      what();
    }, wait);
  }

  /** What happens while the page is about to be fetched is fetched with it. */
  function refresh(span = SOON) {
    if (!waiting) after(Math.max(within(span), last + within(BETWEEN) - Date.now()), look);
  }

  /** Nobody sees a hidden page: once it is shown again, it looks anew. */
  async function look() {
    if (document.hidden) return;
    last = Date.now();
    try {
      const fetched = await fetchPage();
      if (document.hidden) return;
      show(fetched);
      failures = 0;
    } catch ({ status, later = 0 }) {
      if (status === 401 || status === 303) return location.reload();
      const wait = Math.min(MOST_FAILED, FAILED * 2 ** failures++);
      tell(AWAY);
      after(later + within([wait / 2, wait]), look);
    }
  }

  function show(fetched) {
    const fresh = fetched.getElementById(region.id);
    if (!fresh) return location.reload();
    if (fresh.textContent !== shown && isBusy(region)) {
      tell("This page has changed. It shows so once the form is sent or empty, or you leave the button.");
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
    if (performance.now() - swapped < UNTOUCHED) {
      event.preventDefault();
      tell("This page changed just as you pressed. Look again, then press once more.");
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
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
}

/** Of the row with the focus, else of the page. What cannot be taken back is only focused: Enter does it. */
function act(key) {
  const row = document.activeElement?.closest(".row");
  (row?.querySelector(`[data-key=${key}]`) ?? document.querySelector(`main [data-key=${key}]`))?.focus();
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

showTimes(document);
const region = document.querySelector("main [data-live]");
if (region) follow(region);
