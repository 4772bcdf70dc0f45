// Shows instants in the reader's zone; the exact instant stays in the title. Beside some it counts down.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const left = new Intl.RelativeTimeFormat(undefined, { numeric: "always" });
const COUNT_EVERY = 5_000;
const UNITS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1_000]];

export function localise(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.textContent = format.format(new Date(time.dateTime));
  }

  countDown(root);
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
