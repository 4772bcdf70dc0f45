// Shows instants in the reader's zone; the exact instant, there and in UTC, on hover.
const here = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

export function localise(root) {
  for (const time of root.querySelectorAll("time[datetime]:not([data-here])")) {
    const at = new Date(time.dateTime);
    time.textContent = here.format(at);
    time.title = `${exact.format(at)} · ${time.title}`;
    time.dataset.here = "";
  }
}

// Days that the reader types begin where the reader is.
export function zones() {
  for (const zone of document.querySelectorAll("input[data-zone]")) {
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
