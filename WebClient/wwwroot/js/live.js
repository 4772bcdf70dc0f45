// Keeps a page as it is on the server. Every piece was rendered, and encoded, by the server; nothing is put together here.
import { localise } from "./times.js";

const BEATS_UNTIL = 45_000; // three missed signs of life
const POLL_EVERY = 5_000;

export function follow(root) {
  const seen = new Map([...root.querySelectorAll("[data-part]")].map(part => [part.dataset.part, part.innerHTML]));
  const note = document.querySelector("[data-live-note]");
  let source, heard, failures = 0, timer;

  const shows = {
    job: html => showParts(root, fragment(html), seen),
    rows: html => showRows(root, fragment(html)),
    row: html => showRow(root, fragment(html)),
    beat: () => {},
  };

  function open() {
    close();
    heard = Date.now();
    source = new EventSource(root.dataset.live);
    for (const [name, show] of Object.entries(shows)) {
      source.addEventListener(name, event => {
        heard = Date.now();
        failures = 0;
        say("");
        show(event.data);
      });
    }

    source.onerror = () => {
      // While it connects again by itself there is nothing to do; a refusal (a server that starts, a session that ended) ends it.
      if (source.readyState === EventSource.CLOSED) {
        failed();
      }
    };
  }

  function close() {
    source?.close();
    clearTimeout(timer);
  }

  function failed() {
    close();
    failures++;
    timer = setTimeout(async () => {
      // A stream that fails again and again (a proxy that gathers answers) is left alone, and the page asks instead.
      if (await poll() && !document.hidden) {
        failures > 2 ? failed() : open();
      }
    }, POLL_EVERY);
  }

  async function poll() {
    const [path, query] = root.dataset.live.split("?");
    try {
      const answer = await fetch(`${path}/now${query ? `?${query}` : ""}`, { redirect: "error" });
      if (answer.status === 401) {
        say("You have been signed out. Reload the page to go on.");
        return false;
      }

      if (answer.ok) {
        say("");
        shows[root.matches("tbody") ? "rows" : "job"](await answer.text());
      }
      else {
        say("The service is starting; this page goes on by itself.");
      }
    }
    catch {
      say("There is no connection; this page goes on by itself.");
    }

    return true;
  }

  function say(text) {
    note.textContent = text;
    note.hidden = !text;
  }

  setInterval(() => {
    if (source?.readyState === EventSource.OPEN && Date.now() - heard > BEATS_UNTIL) {
      failed();
    }
  }, POLL_EVERY);

  // Browsers allow six connections to a site: a page that nobody looks at gives its own back, and is told all when it is seen again.
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  if (!document.hidden) {
    open();
  }
}

function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function showParts(root, news, seen) {
  for (const part of news.querySelectorAll("[data-part]")) {
    const name = part.dataset.part;
    if (seen.get(name) !== part.innerHTML) {
      seen.set(name, part.innerHTML);
      localise(part);
      replace(root.querySelector(`[data-part="${name}"]`), part.childNodes);
    }
  }

  showLog(root);
}

async function showLog(root) {
  const place = document.querySelector("[data-log-of]");
  const log = root.querySelector("[data-log]")?.dataset.log ?? "";
  place.dataset.shown ??= place.childElementCount > 0 ? log : "";
  if (place.dataset.shown !== log) {
    place.dataset.shown = log;
    const answer = await fetch(place.dataset.logOf, { redirect: "error" });
    if (answer.ok) {
      place.replaceChildren(fragment(await answer.text()));
    }
  }
}

function showRows(body, news) {
  localise(news);
  replace(body, news.childNodes);
}

function showRow(body, news) {
  const row = news.querySelector("tr");
  localise(row);
  const old = body.querySelector(`#${CSS.escape(row.id)}`);
  if (old) {
    replace(old, row.childNodes);
  }
}

// Who is at a link, or has scrolled in a text, stays there.
function replace(part, nodes) {
  const at = part.contains(document.activeElement) ? document.activeElement : null;
  const same = at?.getAttribute("href") ? `a[href="${CSS.escape(at.getAttribute("href"))}"]` : at?.localName;
  const scrolled = part.querySelector("pre")?.scrollTop;
  part.replaceChildren(...nodes);
  if (scrolled) {
    part.querySelector("pre")?.scrollTo(0, scrolled);
  }

  if (same) {
    part.querySelector(same)?.focus({ preventScroll: true });
  }
}
