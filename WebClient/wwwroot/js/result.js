// What the result is to hold. Without this script both halves of the choice are there too, and the server says when they contradict each other.
export function resultChoices() {
  document.querySelectorAll("[data-result]").forEach(place => place.addEventListener("change", ({ target }) => {
    if (target.name === "option") {
      place.querySelector("[name=preset][value=own]").checked = true;
    } else if (target.value !== "own") {
      place.querySelectorAll("[name=option]").forEach(box => { box.checked = false; });
    }
  }));
}

// As the service is asked for it: a preset, or the options that are ticked.
export function chosenResult(form) {
  const preset = form.elements.preset.value;
  return preset === "own" ? { options: new FormData(form).getAll("option") } : { preset };
}
