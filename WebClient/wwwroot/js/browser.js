// The genome browser on one result: sequence, genes and variants, all from this site.
import igv from "../lib/igv.js";

const place = document.querySelector("[data-igv]");
const { genome, job, name, locus } = place.dataset;
const sequence = `/genomes/${encodeURIComponent(genome)}`;

await igv.createBrowser(place, {
  loadDefaultGenomes: false,
  showSampleNames: false,
  locus,
  search: { url: `${sequence}/find?name=$FEATURE$` },
  reference: {
    id: genome,
    name: genome,
    fastaURL: `${sequence}/sequence.fa`,
    indexURL: `${sequence}/sequence.fa.fai`,
    wholeGenomeView: false,
  },
  tracks: [
    {
      name: "Genes",
      type: "annotation",
      sourceType: "custom",
      displayMode: "EXPANDED",
      visibilityWindow: 500_000,
      source: {
        url: `${sequence}/genes?contig=$CHR&from=$START&to=$END`,
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
  ],
});
place.dataset.ready = "";
