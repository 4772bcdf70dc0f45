// Shows how far an upload is: what is confirmed, how fast it goes, and how long it will take.
import { element, size, span } from "./words.js";

const RECENT = 10_000;
const PACE = 250;

export class Progress {
  constructor(place, total) {
    this.place = place;
    this.total = total;
    this.seen = [];
    this.bar = element("progress", "bar");
    this.bar.setAttribute("aria-label", "Part of the file that is sent");
    this.bar.max = total;
    this.text = element("p", "small text-body-secondary");
    this.note = element("p", "small");
    place.className = "";
    place.replaceChildren(this.bar, this.text, this.note);
  }

  progress(confirmed, sent) {
    const now = performance.now();
    const last = this.seen.at(-1);
    if (last && now - last.at < PACE && sent < this.total) {
      return;
    }

    this.seen = [...this.seen.filter(one => now - one.at < RECENT), { at: now, sent }];
    const first = this.seen[0];
    const rate = Math.max(0, sent - first.sent) / Math.max(0.001, (now - first.at) / 1000);
    this.bar.value = sent;
    const parts = confirmed > 0 ? [`${size(confirmed)} of ${size(this.total)} confirmed`] : [`${size(sent)} of ${size(this.total)}`];
    if (this.seen.length > 1 && rate > 0 && sent < this.total) {
      parts.push(`${size(rate)} per second`, `about ${span((this.total - sent) / rate)} left`);
    }

    this.text.textContent = parts.join(", ");
  }

  waits() {
    this.note.textContent = "The connection is lost. The upload goes on by itself when it is back; leave this page open.";
  }

  goesOn() {
    this.note.textContent = "";
  }
}
