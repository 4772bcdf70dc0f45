// Sends a file from the browser straight to storage. Without this script the same forms work by themselves.
const MEGA = 1024 * 1024;

export function uploads() {
  for (const form of document.querySelectorAll("form[data-submit]")) {
    new Upload(form, () => submit(form));
  }

  for (const form of document.querySelectorAll("form[data-upload]")) {
    new Upload(form, () => signed(form));
  }
}

class Upload {
  constructor(form, ticket) {
    this.form = form;
    this.ticket = ticket;
    this.file = form.querySelector("input[type=file]");
    this.state = form.querySelector("[data-upload-state]");
    this.stop = form.querySelector("[data-upload-cancel]");
    form.addEventListener("submit", event => { event.preventDefault(); this.send(); });
    this.file.addEventListener("change", () => this.check());
    this.stop.addEventListener("click", () => this.request?.abort());
    this.takeDrops(form.querySelector("[data-drop]"));
    form.querySelectorAll("[data-script-only]").forEach(hidden => { hidden.hidden = false; });
    // A page that the browser kept has the id of a job that is already made.
    addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  }

  takeDrops(zone) {
    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, event => { event.preventDefault(); zone.classList.add("over"); });
    }

    for (const name of ["dragleave", "drop"]) {
      zone.addEventListener(name, event => { event.preventDefault(); zone.classList.remove("over"); });
    }

    zone.addEventListener("drop", event => {
      if (!this.request && event.dataTransfer.files.length) {
        this.file.files = event.dataTransfer.files;
        this.check();
      }
    });
  }

  // What can be said before anything is sent.
  check() {
    const file = this.file.files[0];
    const most = Number(this.form.dataset.maximum);
    this.say("");
    if (!file) {
      return false;
    }

    if (file.size === 0) {
      this.fail("This file is empty. Choose another.");
    }
    else if (file.size > most) {
      this.fail(`This file is ${size(file.size)}; ${limit(this.form, most)}`);
    }

    return file.size > 0 && file.size <= most;
  }

  async send() {
    if (this.request || !this.check()) {
      return;
    }

    this.busy(true);
    try {
      const to = await this.ticket();
      await this.post(to, this.file.files[0]);
      this.say("The file is there. Starting…");
      await call(to.confirm);
      location.assign(to.job);
    }
    catch (problem) {
      this.busy(false);
      this.fail(problem.message);
    }
  }

  post(to, file) {
    const body = new FormData();
    Object.entries(to.fields).forEach(([name, value]) => body.append(name, value));
    body.append("file", file); // last: storage ignores what comes after it
    const request = this.request = new XMLHttpRequest();
    const began = performance.now();
    return new Promise((done, broken) => {
      request.upload.onprogress = event => this.progress(event.loaded, event.total, began);
      request.onload = () => request.status < 300 ? done() : broken(new Error(refusal(request, this.form)));
      request.onerror = () => broken(new Error("The connection to the storage was lost. Nothing is broken: try again."));
      request.onabort = () => broken(new Error("The upload was stopped."));
      request.open("POST", to.url);
      request.send(body);
    });
  }

  progress(loaded, total, began) {
    let bar = this.state.querySelector("progress");
    if (!bar) {
      this.state.replaceChildren(bar = document.createElement("progress"), document.createElement("p"));
      bar.className = "bar";
      bar.setAttribute("aria-label", "Part of the file that is sent");
      this.state.lastChild.className = "small text-body-secondary";
    }

    bar.max = total;
    bar.value = loaded;
    const rate = loaded / Math.max(0.001, (performance.now() - began) / 1000);
    this.state.lastChild.textContent = `${size(loaded)} of ${size(total)}, ${size(rate)} per second`;
  }

  busy(is) {
    this.request = is ? this.request ?? {} : null;
    this.stop.hidden = !is;
    this.file.disabled = is;
    this.form.querySelector("button:not([type=button])").disabled = is;
  }

  say(text) {
    this.state.className = "";
    this.state.textContent = text;
  }

  fail(text) {
    this.state.className = "alert alert-danger";
    this.state.textContent = text;
  }
}

async function submit(form) {
  const id = form.elements.id;
  const file = form.querySelector("input[type=file]").files[0];
  const to = await call("/api/jobs", { id: id.value, fileName: file.name, genome: form.elements.genome.value });
  form.dataset.maximum = to.maximumBytes;
  // The same file again is the same job; another file is another.
  form.querySelector("input[type=file]").addEventListener("change", () => { id.value = to.nextId; }, { once: true });
  return to;
}

function signed(form) {
  const fields = Object.fromEntries([...form.querySelectorAll("input[type=hidden]")].map(field => [field.name, field.value]));
  // Storage would answer with a redirect, which a script cannot follow across sites with what it gets to see.
  return { url: form.action, fields, confirm: form.dataset.confirm, job: form.dataset.job };
}

async function call(path, body) {
  const token = document.querySelector("input[name=__RequestVerificationToken]").value;
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "X-Form-Token": token, "Content-Type": "application/json" },
      body: JSON.stringify(body ?? {}),
      redirect: "error",
    });
  }
  catch {
    throw new Error("There is no connection to the service. Try again.");
  }

  if (answer.status === 401) {
    throw new Error("You have been signed out. Reload the page and sign in.");
  }

  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.detail ?? "The service could not do that. Try again.");
  }

  return answer.status === 204 ? null : answer.json();
}

function refusal(request, form) {
  const code = /<Code>(\w+)<\/Code>/.exec(request.responseText)?.[1];
  switch (code) {
    case "EntityTooLarge": return `The storage refused the file: ${limit(form, Number(form.dataset.maximum))}`;
    case "EntityTooSmall": return "The storage refused the file, because it is empty.";
    case "AccessDenied":
    case "ExpiredToken": return "The storage did not accept this upload; its time may be over. Reload the page and begin again.";
    default: return `The storage refused the file (${code ?? request.status}). Reload the page and begin again.`;
  }
}

function limit(form, most) {
  return form.dataset.plan === "Premium"
    ? `${size(most)} is the most in one file. Split it by chromosome, for example.`
    : `${size(most)} is the most with the free plan. The premium plan takes larger files; the operator of this service turns it on for now.`;
}

function size(bytes) {
  return bytes < 1024 ? `${Math.round(bytes)} bytes`
    : bytes < MEGA ? `${(bytes / 1024).toFixed(1)} KB`
    : bytes < 1024 * MEGA ? `${(bytes / MEGA).toFixed(1)} MB`
    : `${(bytes / 1024 / MEGA).toFixed(2)} GB`;
}
