// What somebody writes is not lost, and what they press leaves the page only when Serai is there to take it. Texts are kept in
// this tab alone (sessionStorage), by account, page and field; never a password, and no longer than until it is sent or the
// person signs out. Without this file every form works all the same.

const PREFIX = "serai-draft ";
const PATIENCE = 8000;  // so long a press waits for Serai to answer
const GONE = 10000;     // a form that was sent is not sent twice within this time
const DOWN = "Serai does not answer, so nothing was sent. What you wrote is still here; press again in a moment.";
const BACK = "Serai answers again. Nothing was sent, and what you wrote is still here: press again.";
const LOOK = 2000;      // so often it is looked whether Serai answers again

const account = document.querySelector("[data-account]")?.dataset.account;
const page = document.querySelector("main [data-page]")?.dataset.page ?? location.pathname;

const isKept = field => field.id && field.form?.method === "post" && !field.readOnly && field.autocomplete !== "off"
  && (field.tagName === "TEXTAREA" || ["text", "email", "tel"].includes(field.type));

const keyOf = field => `${PREFIX}${account} ${page} ${field.id}`;

/** Storage that a browser does not give is storage that keeps nothing. */
function stored(what) {
  try {
    return what(sessionStorage);
  } catch {
    return null;
  }
}

const drafts = storage => Object.keys(storage).filter(key => key.startsWith(PREFIX));

function keep(field, sent = false) {
  if (!account || !isKept(field)) return;
  stored(storage => field.value === field.defaultValue
    ? storage.removeItem(keyOf(field))
    : storage.setItem(keyOf(field), JSON.stringify({ text: field.value, sent })));
}

/** What was sent is done with, unless what came of it is that it was refused, or that nobody is signed in any more. */
function settle(storage) {
  const refused = !account || document.querySelector("[data-refused]") !== null;
  for (const key of drafts(storage)) {
    const draft = JSON.parse(storage.getItem(key));
    if (account && !key.startsWith(`${PREFIX}${account} `) || draft.sent && !refused) {
      storage.removeItem(key);
    } else if (draft.sent) {
      storage.setItem(key, JSON.stringify({ text: draft.text, sent: false }));
    }
  }
}

function restore(storage) {
  for (const field of document.querySelectorAll("main form[method=post] textarea, main form[method=post] input")) {
    const draft = isKept(field) && field.value === field.defaultValue && storage.getItem(keyOf(field));
    if (draft) field.value = JSON.parse(draft).text;
  }
}

function say(text) {
  const line = document.getElementById("unsent-said") ?? document.createElement("p");
  line.id = "unsent-said";
  line.className = "notice high";
  line.setAttribute("role", "alert");
  line.textContent = text;
  line.hidden = !text;
  if (!line.isConnected) (document.getElementById("live-over") ?? document.querySelector("main")).prepend(line);
  if (text) line.parentElement.classList.toggle("high-up", document.activeElement?.getBoundingClientRect().top > innerHeight / 2);
}

/** The icon is small, of nobody, and comes from the hub itself when nothing kept is used. */
const isThere = () => fetch(document.querySelector("link[rel=icon]").href,
  { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).then(answer => answer.ok, () => false);

async function send(form, submitter) {
  form.dataset.sending = "asked";
  const there = await isThere();
  delete form.dataset.sending;
  say(there ? "" : DOWN);
  clearTimeout(looking);
  if (!there) return lookAgain();
  if (form.getAttribute("action") === "/console/logout") {
    stored(storage => drafts(storage).forEach(key => storage.removeItem(key)));
  } else {
    [...form.elements].forEach(field => keep(field, true));
  }
  form.dataset.sending = "now";
  // What was pressed is sent, though the page has changed meanwhile and has it no more.
  if (!form.isConnected) {
    form.hidden = true;
    document.body.append(form);
  }
  form.requestSubmit(submitter);
}

let looking = 0;

/** Nobody is told that Serai is away when it is not. */
function lookAgain() {
  looking = setTimeout(async () => await isThere() ? say(BACK) : lookAgain(), LOOK);
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sending === "now") {
    form.dataset.sending = "sent";
    setTimeout(() => delete form.dataset.sending, GONE);
    return;
  }
  event.preventDefault();
  if (!form.dataset.sending) send(form, event.submitter);
});

document.addEventListener("input", event => keep(event.target));

// A page that the browser brings back as it was has sent nothing yet.
addEventListener("pageshow", event => {
  if (event.persisted) document.querySelectorAll("form[data-sending]").forEach(form => delete form.dataset.sending);
});

stored(settle);
if (account) stored(restore);
