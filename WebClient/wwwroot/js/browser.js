// The genome browser on one result: sequence, genes and variants, all from this site. What steers it is the page's own,
// for igv's controls have no names and cannot be reached by the keyboard.
import igv from "../lib/igv.js";
import { openToKeys } from "./browser-keys.js";

const place = document.querySelector("[data-igv]");
const bar = document.querySelector("[data-igv-bar]");
const says = document.querySelector("[data-igv-says]");
const { genome, job, name, locus, at } = place.dataset;
const { field, chromosome } = bar.elements;
const sequence = `/genomes/${encodeURIComponent(genome)}`;
let shown = {};

const tracks = [
  {
    name: "Genes",
    type: "annotation",
    sourceType: "custom",
    displayMode: "EXPANDED",
    visibilityWindow: 500_000,
    source: {
      // igv has fractions of a base, and stretches that begin before the first.
      url: ({ chr, start, end }) => `${sequence}/genes?${new URLSearchParams({ contig: chr, from: Math.max(0, Math.floor(start)), to: Math.ceil(end) })}`,
      contentType: "application/json",
    },
  },
  {
    name,
    type: "variant",
    format: "vcf",
    url: `${job}/result`,
    indexURL: `${job}/index`,
    visibilityWindow: 1_000_000,
  },
];

function say(text) {
  says.textContent = text;
  says.hidden = !text;
}

// igv speaks in HTML.
function tell(what) {
  say(new DOMParser().parseFromString(`${what?.message ?? what}`.replaceAll("<br>", " "), "text/html").body.textContent);
}

function show([frame]) {
  shown = { contig: frame.chr, from: Math.floor(frame.start) + 1, to: Math.round(frame.end) };
  const words = `${shown.contig}:${shown.from.toLocaleString("en")}-${shown.to.toLocaleString("en")}`;
  place.setAttribute("aria-label", `Genome browser at ${words}`);
  if (document.activeElement !== field) {
    field.value = words;
  }

  if (chromosome) {
    chromosome.value = shown.contig;
  }
}

async function go(to) {
  say("");
  try {
    if (!await browser.search(to)) {
      say(`${to} is neither a position nor a gene of this genome. Write it as ${shown.contig}:1000-2000, or a gene's name.`);
    }
  } catch (error) {
    tell(error);
  }
}

function move(part) {
  const width = shown.to - shown.from;
  const from = Math.max(1, Math.round(shown.from + width * part));
  return go(`${shown.contig}:${from}-${from + width}`);
}

const acts = {
  left: () => move(-0.8),
  right: () => move(0.8),
  out: () => browser.zoomOut(),
  in: () => browser.zoomIn(),
};

const browser = await igv.createBrowser(place, {
  loadDefaultGenomes: false,
  showNavigation: false,
  showSampleNames: false,
  showTrackDragHandles: false, // they need a mouse, and what is shown has its order
  locus,
  search: { url: `${sequence}/find?name=$FEATURE$` },
  reference: {
    id: genome,
    name: genome,
    fastaURL: `${sequence}/sequence.fa`,
    indexURL: `${sequence}/sequence.fa.fai`,
    wholeGenomeView: false,
  },
  listeners: { locuschange: show },
}).catch(error => {
  tell(error);
  throw error;
});
browser.alert.present = tell;
openToKeys(place, browser);
if (at) {
  await go(at);
}

for (const track of tracks) {
  await browser.loadTrack(track).catch(tell);
}

bar.addEventListener("submit", event => {
  event.preventDefault();
  go(field.value.trim());
});
chromosome?.addEventListener("change", () => go(chromosome.value));
bar.querySelectorAll("[data-act]").forEach(button => button.addEventListener("click", acts[button.dataset.act]));
bar.querySelector("fieldset").disabled = false;
place.dataset.ready = "";
