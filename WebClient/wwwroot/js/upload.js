// Sends a file from the browser straight to storage. Without this script the same forms work by themselves.
import { call, Refused } from "./call.js";
import { Choice } from "./choice.js";
import { look } from "./look.js";
import { Parts } from "./parts.js";
import { Progress } from "./progress.js";
import { chosenResult } from "./result.js";
import { Whole } from "./whole.js";
import { element, size } from "./words.js";

export function uploads() {
  for (const form of document.querySelectorAll("form[data-submit], form[data-upload]")) {
    new Upload(form);
  }
}

class Upload {
  constructor(form) {
    this.form = form;
    this.choice = new Choice(form, () => { this.forget(); this.check(); });
    this.state = form.querySelector("[data-upload-state]");
    this.stop = form.querySelector("[data-upload-cancel]");
    this.left = [];
    // Another genome or another content of the result is another job too.
    form.addEventListener("change", event => { if (event.target.matches("[name=genome], [name=preset], [name=option]")) this.forget(); });
    form.addEventListener("submit", event => { event.preventDefault(); this.send(); });
    this.stop.addEventListener("click", () => { this.stopped = this.cancel(); });
    form.querySelectorAll("[data-script-only]").forEach(hidden => { hidden.hidden = false; });
    // A page that the browser kept has the id of a job that is already made.
    addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
    addEventListener("beforeunload", event => { if (this.sender instanceof Parts) event.preventDefault(); });
    this.showLeft();
  }

  // Another file is another job: the page's id was for the one before, if it was sent.
  forget() {
    this.sure = false;
    if (this.nextId) {
      this.form.elements.id.value = this.nextId;
      this.nextId = undefined;
    }
  }

  // What can be said before anything is sent.
  async check() {
    const file = this.choice.file;
    if (this.busyNow || !file) {
      return false;
    }

    this.say("");

    const most = Number(this.form.dataset.maximum);
    if (file.size > most) {
      this.fail(`This file is ${size(file.size)}; ${this.limit(most)}`, "file-too-large", this.offer());
      return false;
    }

    if (this.form.dataset.name && this.resumes && file.name !== this.form.dataset.name) {
      this.fail(`This annotation waits for ${this.form.dataset.name}, and this is ${file.name}.`);
      return false;
    }

    return await this.judge(file) || this.sure;
  }

  async judge(file) {
    const turn = this.turn = {};
    let found;
    try {
      this.verdicts ??= await call("/api/verdicts", null, "GET");
      found = await look(file, this.verdicts);
    }
    catch (problem) {
      if (problem.name === "NotReadableError") {
        this.fail("The file can no longer be read: it was changed, moved or removed. Choose it again.");
        return false;
      }

      return true; // what cannot be looked at here is looked at by the server
    }

    if (turn !== this.turn || file !== this.choice.file) {
      return false;
    }

    if (!found.refusal) {
      found.remarks.forEach(one => this.state.append(element("p", "small mb-1", `${one.sentence} ${one.fix}`)));
      return true;
    }

    if (!this.sure) {
      const anyway = element("button", "btn btn-sm btn-outline-secondary", "Send it all the same");
      anyway.type = "button";
      anyway.addEventListener("click", () => { this.sure = true; this.send(); });
      const { line, sentence, fix, code } = found.refusal;
      this.fail(`${line ? `Line ${line}: ` : ""}${sentence} ${fix}`, code, anyway);
    }

    return false;
  }

  async send() {
    if (!this.choice.file) {
      this.fail("Choose a file first.");
    }

    await this.stopped; // what goes now is another job than what is being stopped
    if (!await this.check() || this.busyNow) {
      return;
    }

    const file = this.choice.file;
    this.busy(true);
    try {
      const to = await this.ticket(file);
      const display = new Progress(this.state, file.size);
      this.cancelAt = to.parts?.cancel;
      this.sender = to.parts ? new Parts(file, to, display) : new Whole(file, to, display);
      const sum = await this.sender.send();
      this.say("The file is there. Starting…");
      await call(to.confirm, sum ? { sum } : {});
      this.sender = undefined;
      location.assign(to.job);
    }
    catch (problem) {
      this.busy(false);
      const tooLarge = problem.code === "file-too-large";
      this.fail(problem instanceof Refused && tooLarge && problem.message.endsWith(": ") ? problem.message + this.limit(Number(this.form.dataset.maximum)) : problem.message,
        problem.code, tooLarge ? this.offer() : undefined);
    }
  }

  // Where the file goes: on with an upload that was left, with the form of this page, or as a new job.
  async ticket(file) {
    const left = this.left.find(one => one.fileName === file.name && one.bytes === file.size && one.modifiedAt === file.lastModified);
    const about = { bytes: file.size, modifiedAt: file.lastModified };
    if (left) {
      return call(`/api/jobs/${left.id}/upload`, about);
    }

    if (this.form.dataset.parts) {
      return file.size >= Number(this.form.dataset.partsFrom) ? call(this.form.dataset.parts, about) : this.signed();
    }

    const fields = this.form.elements;
    const to = await call("/api/jobs", { id: fields.id.value, fileName: file.name, genome: fields.genome.value, ...chosenResult(this.form), ...about });
    this.form.dataset.maximum = to.maximumBytes;
    this.nextId = to.nextId;
    return to;
  }

  signed() {
    const fields = Object.fromEntries([...this.form.querySelectorAll("input[type=hidden]")].map(field => [field.name, field.value]));
    // Storage would answer with a redirect, which a script cannot follow across sites with what it gets to see.
    return { url: this.form.action, fields, confirm: this.form.dataset.confirm, job: this.form.dataset.job };
  }

  get resumes() {
    return !!this.form.dataset.parts;
  }

  async cancel() {
    this.sender?.stop();
    if (this.cancelAt) {
      await call(this.cancelAt, {}, "DELETE").catch(() => {});
      this.cancelAt = undefined;
      this.forget(); // what was stopped is over: the same file again is a new job
      await this.showLeft();
    }
  }

  // Uploads that were left, here or in another window: the browser must be shown the file again, and sends only what is missing.
  async showLeft() {
    const place = this.form.querySelector("[data-left]");
    if (!place) {
      return;
    }

    this.left = await call("/api/uploads", null, "GET").catch(() => []);
    place.replaceChildren(...this.left.map(one => this.leftOver(one)));
    place.hidden = this.left.length === 0;
  }

  leftOver(one) {
    const drop = element("button", "btn btn-sm btn-link", "Discard it");
    drop.type = "button";
    const row = element("p", "mb-1", element("bdi", "fw-semibold text-break", one.fileName),
      ` was not sent to the end: ${size(one.safeBytes)} of ${size(one.bytes)} are there. Choose the same file to go on. `, drop);
    drop.addEventListener("click", async () => {
      await call(`/api/jobs/${one.id}/upload`, {}, "DELETE").catch(() => {});
      this.left = this.left.filter(other => other !== one);
      row.parentElement.hidden = this.left.length === 0;
      row.remove();
    });
    return row;
  }

  limit(most) {
    return this.form.dataset.plan === "Premium"
      ? `${size(most)} is the most in one file. Split it by chromosome, for example.`
      : `${size(most)} is the most with the free plan. The premium plan takes larger files.`;
  }

  offer() {
    if (this.form.dataset.plan === "Premium") {
      return undefined;
    }

    const way = element("a", "btn btn-sm btn-outline-primary", "See the premium plan");
    way.href = "/profile#plan";
    return way;
  }

  busy(is) {
    this.busyNow = is;
    this.sender = undefined;
    this.stop.hidden = !is;
    this.choice.disable(is);
    this.form.querySelector("button:not([type=button])").disabled = is;
  }

  say(text) {
    this.state.className = "";
    this.state.textContent = text;
  }

  fail(text, code, wayOn) {
    this.state.className = "alert alert-danger";
    this.state.replaceChildren(element("span", "", text), ...code ? [" ", element("code", "small", code)] : [], ...wayOn ? [element("div", "mt-2", wayOn)] : []);
  }
}
