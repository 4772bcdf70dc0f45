// Shows instants in the reader's zone; the exact instant, there and in UTC, on hover. Beside some it counts down.
const here = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const left = new Intl.RelativeTimeFormat(undefined, { numeric: "always" });
const COUNT_EVERY = 5_000;
const UNITS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1_000]];

export function localise(root) {
  for (const time of root.querySelectorAll("time[datetime]:not([data-here])")) {
    const at = new Date(time.dateTime);
    time.textContent = here.format(at);
    time.title = `${exact.format(at)} · ${time.title}`;
    time.dataset.here = "";
  }

  countDown(root);
}

// Days that the reader types begin where the reader is.
export function zones() {
  for (const zone of document.querySelectorAll("input[data-zone]")) {
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}

export function countDownForEver() {
  setInterval(() => countDown(document), COUNT_EVERY);
}

function countDown(root) {
  for (const place of root.querySelectorAll("[data-until]")) {
    const rest = new Date(place.dataset.until) - Date.now();
    const [unit, length] = UNITS.find(([, size]) => rest >= 2 * size) ?? UNITS.at(-1);
    place.textContent = rest > 0 ? ` (${left.format(Math.floor(rest / length), unit)})` : "";
  }
}
