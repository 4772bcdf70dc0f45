// The file that a person chose, dropped or pasted; or the text of one that they pasted.
export class Choice {
  constructor(form, changed) {
    this.changed = changed;
    this.picker = form.querySelector("input[type=file]");
    this.picker.required = false; // the text that was pasted may stand for it
    this.text = form.querySelector("[data-paste]");
    this.picker.addEventListener("change", changed);
    this.text?.addEventListener("input", () => { this.pasted = undefined; });
    this.text?.addEventListener("change", changed);
    this.takeDrops(form.querySelector("[data-drop]"));
    document.addEventListener("paste", event => this.takePaste(event));
  }

  // The same object until another one is chosen.
  get file() {
    const text = this.text?.value ?? "";
    return this.picker.files[0] ?? (text.trim() ? this.pasted ??= asFile(text) : undefined);
  }

  disable(is) {
    this.picker.disabled = is;
    this.text?.toggleAttribute("disabled", is);
  }

  takeDrops(zone) {
    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, event => { event.preventDefault(); zone.classList.add("over"); });
    }

    for (const name of ["dragleave", "drop"]) {
      zone.addEventListener(name, event => { event.preventDefault(); zone.classList.remove("over"); });
    }

    zone.addEventListener("drop", event => this.take(event.dataTransfer.files));
  }

  take(files) {
    if (!this.picker.disabled && files.length) {
      this.picker.files = files;
      this.changed();
    }
  }

  takePaste(event) {
    if (event.target.matches?.("input, textarea")) {
      return;
    }

    const text = event.clipboardData.getData("text/plain");
    if (event.clipboardData.files.length) {
      this.take(event.clipboardData.files);
    }
    else if (text && this.text && !this.picker.disabled) {
      this.text.closest("details").open = true;
      this.text.value = text;
      this.picker.value = "";
      this.pasted = undefined;
      this.changed();
    }
  }
}

function asFile(text) {
  return new File([text.endsWith("\n") ? text : `${text}\n`], "pasted.vcf", { type: "text/plain", lastModified: 0 });
}
