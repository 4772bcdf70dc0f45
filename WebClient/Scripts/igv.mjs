// igv as this site may have it: it asks nobody but us, and adds no style elements, which the pages' policy refuses
// (they are for a colour picker and a circular view, which we do not offer). A new version that is another is noticed.
import { mkdir, readFile, writeFile } from "node:fs/promises";

const changes = [
  [/"https:\/\/igv\.org\/data\/url_mappings\.tsv"/g, '"/js/no-mappings.tsv"', 1],
  [/document\.createElement\("style"\)/g, 'document.createElement("template")', 2],
  [/\n\/\/# sourceMappingURL=.*/g, "", 1],
];

let code = await readFile("node_modules/igv/dist/igv.esm.min.js", "utf8");
for (const [from, to, times] of changes) {
  const found = code.match(from)?.length ?? 0;
  if (found !== times) {
    throw new Error(`igv has ${from} ${found} times, not ${times}: look at it again.`);
  }

  code = code.replaceAll(from, to);
}

await mkdir("wwwroot/lib", { recursive: true });
await writeFile("wwwroot/lib/igv.js", code);
