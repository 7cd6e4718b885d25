// What a page does by itself where scripts run: it shows times in the zone of who looks, follows what happens, and takes keys.
// Without this file every link and every form works all the same. No text ever becomes markup here: a page is fetched as a
// document, which runs nothing, and its nodes are taken over; no Trusted Types policy is needed.

const REST = 400;           // so long nothing else may happen before the page is fetched
const AT_MOST_EVERY = 1500; // and so long lies between two fetches

const pad = number => String(number).padStart(2, "0");
const clock = at => `${pad(at.getHours())}:${pad(at.getMinutes())}`;

function showTimes(root) {
  for (const time of root.querySelectorAll("time[data-show]")) {
    const at = new Date(time.dateTime);
    const today = at.toDateString() === new Date().toDateString();
    const day = at.toLocaleDateString("en", { day: "numeric", month: "short" });
    if (time.dataset.show === "seconds") {
      time.textContent = `${clock(at)}:${pad(at.getSeconds())}`;
    } else {
      time.textContent = today && time.dataset.show === "clock" ? clock(at) : `${day}, ${clock(at)}`;
    }
  }
}

/** Whoever writes into a form, or has chosen something in it, is not disturbed. */
function isBusy(region) {
  const fields = [...region.querySelectorAll("textarea, input:not([type=hidden])")];
  return fields.some(field => field === document.activeElement || field.value !== field.defaultValue);
}

function fetchPage() {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname + location.search);
    request.responseType = "document";
    request.timeout = 15000;
    request.onload = () => request.status === 200 && request.responseXML ? done(request.responseXML) : failed(request.status);
    request.onerror = request.ontimeout = () => failed(0);
    request.send();
  });
}

/** Which details are open, and what has the focus, by what they are called. */
const nameOf = element => element && (element.id || element.getAttribute("href") || element.textContent.trim().slice(0, 80));
let shown = document.querySelector("main [data-live]")?.textContent;

function swap(region, fetched) {
  const fresh = fetched.getElementById(region.id);
  if (!fresh || fresh.textContent === shown) return;
  shown = fresh.textContent;
  const open = new Set([...region.querySelectorAll("details[open] > summary")].map(nameOf));
  const focused = region.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  region.replaceChildren(...[...fresh.childNodes].map(node => document.adoptNode(node)));
  for (const summary of region.querySelectorAll("details > summary")) {
    summary.parentElement.open = summary.parentElement.open || open.has(nameOf(summary));
  }
  showTimes(region);
  if (focused) {
    [...region.querySelectorAll("a, button, summary")].find(one => nameOf(one) === focused)?.focus();
  }
}

function follow(region) {
  const nouns = new Set(region.dataset.live.split(" "));
  let stream = null;
  let waiting = 0;
  let last = Date.now();
  let position = "";

  function refresh() {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (isBusy(region)) return refresh();
      last = Date.now();
      try {
        swap(region, await fetchPage());
      } catch (status) {
        if (status === 401 || status === 303) location.reload();
      }
    }, Math.max(REST, last + AT_MOST_EVERY - Date.now()));
  }

  function take(message) {
    position = message.lastEventId || position;
    const event = message.data ? JSON.parse(message.data) : {};
    const type = event.type || "";
    const noun = type.split(".")[2];
    const mine = !region.dataset.of || !event.data?.incident_id || event.data.incident_id === region.dataset.of;
    if (type === "dev.serai.stream.reset" || nouns.has(noun) && mine) refresh();
  }

  function listen() {
    if (stream || document.hidden) return;
    stream = new EventSource("/api/v1/events" + (position ? `?last_event_id=${encodeURIComponent(position)}` : ""));
    stream.onmessage = take;
    // What happened between the page and its stream, or while it was broken, is looked at once.
    stream.onopen = refresh;
    stream.onerror = () => {
      if (stream?.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(listen, 5000 + Math.random() * 5000);
      }
    };
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      stream?.close();
      stream = null;
    } else {
      listen();
    }
  });
  addEventListener("pagehide", () => stream?.close());
  listen();
}

function choose(step) {
  const rows = [...document.querySelectorAll("main .row .title a")];
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
