// Says at once what is wrong with a file, by the engine's own rules, codes and words (the server gives them), from its first blocks.
import { beginning } from "./inflate.js";

const COLUMNS = ["#CHROM", "POS", "ID", "REF", "ALT"];
const TRIED = 100;
const LONGEST = 4096;

// Returns { refusal, remarks }: what the server would refuse, and what it would only mention.
export async function look(file, verdicts) {
  const { text, whole, problem, remark } = await beginning(file);
  const judged = problem ? { refusal: problem, remarks: [] } : judge(text, whole, verdicts);
  const named = found => ({ line: found.line, code: found.code, ...words(verdicts.codes[found.code], found.found ?? "") });
  return {
    refusal: judged.refusal && named(judged.refusal),
    remarks: [...judged.remarks, ...remark ? [{ code: remark }] : []].map(named),
  };
}

function words(entry, found) {
  return { sentence: entry.sentence.replace("{0}", found), fix: entry.fix };
}

export function judge(bytes, whole, verdicts) {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const unmarked = marked ? bytes.subarray(3) : bytes;
  const text = new TextDecoder("latin1").decode(unmarked);
  const foreign = firstLook(unmarked, text, whole, verdicts);
  if (foreign) {
    return { refusal: foreign, remarks: [] };
  }

  const header = readHeader(text);
  const body = readBody(text, header, whole, verdicts);
  const nul = text.indexOf("\0");
  const refusal = body.refusal ?? (nul >= 0 ? { code: "nul-bytes", line: lineOf(text, nul) } : undefined);
  return { refusal, remarks: refusal ? [] : remarksOn(header, body, whole) };
}

function firstLook(bytes, text, whole, verdicts) {
  const visible = text.replace(/^[ \t\r\n]+/, "");
  if (!visible && whole) {
    return { code: "empty-file" };
  }

  const kind = verdicts.kinds.find(one => beginsWith(bytes, one.start));
  if (kind) {
    return { code: kind.code, found: kind.found };
  }

  const oldMac = !text.includes("\n") && text.replace(/\r+$/, "").includes("\r") && !/[\0-\x08]/.test(text);
  return visible.startsWith("<") ? { code: "not-vcf", found: verdicts.webPage }
    : oldMac ? { code: "line-endings-cr" }
    : undefined;
}

function beginsWith(bytes, hex) {
  return hex.match(/../g).every((byte, i) => bytes[i] === parseInt(byte, 16));
}

function readHeader(text) {
  const format = /(?:^|\n)##fileformat=(.*)/.exec(text);
  const header = { hasFormat: !!format, saysVcf: !!format?.[1].startsWith("VCF"), any: false, columns: undefined, spaces: false, at: 0, line: 1 };
  while (header.at < text.length) {
    const end = text.indexOf("\n", header.at);
    const line = text.slice(header.at, end < 0 ? undefined : end).replace(/\r+$/, "");
    const isColumns = /^#CHROM/i.test(line);
    if (!line.startsWith("#") && /[^ \t]/.test(line)) {
      break;
    }

    header.any ||= line.startsWith("##");
    header.at = end < 0 ? text.length : end + 1;
    header.line++;
    if (isColumns) {
      header.columns = line;
      header.spaces = !isStandard(line.replace(/\t+$/, "").split("\t")) && isStandard(line.split(/[ \t]+/).filter(Boolean));
      break;
    }
  }

  return header;
}

function isStandard(fields) {
  return COLUMNS.every((column, i) => fields[i]?.toUpperCase() === column);
}

function readBody(text, header, whole, verdicts) {
  const body = text.slice(header.at);
  const declared = header.saysVcf || header.columns !== undefined;
  let records = 0, refusal, accepted = declared;
  const lines = body.split("\n");
  for (let i = 0; i < lines.length && records < TRIED; i++) {
    // The last line may be cut where reading stopped.
    if (!whole && i === lines.length - 1) {
      break;
    }

    const record = lines[i].replace(/[\r\t]+$/, "");
    if (!record || record.startsWith("#") || !/[^ \t]/.test(record)) {
      continue;
    }

    const shape = shapeOf(record.slice(0, LONGEST));
    refusal ??= records === 0 ? refuse(shape, header.line + i, body, declared) : undefined;
    accepted ||= isVariant(shape.fields);
    records++;
  }

  const unclear = records === 0 && !whole;
  refusal ??= accepted || unclear ? undefined : { code: "not-vcf", found: verdicts.neither };
  return { refusal, records };
}

function shapeOf(record) {
  for (const separator of ["\t", ","]) {
    const fields = record.split(separator);
    if (fields.length >= 5) {
      return { separator, fields };
    }
  }

  return { separator: " ", fields: record.split(" ").filter(Boolean) };
}

function isVariant(fields) {
  const bare = field => field.replace(/^"+|"+$/g, "");
  return fields.length >= 5 && /^[0-9]+$/.test(bare(fields[1])) && /^[ACGTNacgtn]+$/.test(bare(fields[3]));
}

function refuse({ separator, fields }, line, body, declared) {
  if (fields[0].startsWith("\"#")) {
    return { code: "quoted-fields", line };
  }

  if (fields.length < COLUMNS.length || !(declared || isVariant(fields))) {
    return undefined;
  }

  return fields.slice(0, COLUMNS.length).some(field => field.startsWith("\"")) ? { code: "quoted-fields", line }
    : body.includes("\t") || separator === "\t" ? undefined
    : { code: separator === "," ? "commas-not-tabs" : "spaces-not-tabs", line };
}

function remarksOn(header, body, whole) {
  const remarks = [];
  if (header.spaces) {
    remarks.push({ code: "header-spaces" });
  }

  if (header.columns === undefined && body.records > 0) {
    remarks.push({ code: header.any ? "missing-column-header" : "missing-header" });
  }

  if (!header.hasFormat && (header.columns !== undefined || header.any)) {
    remarks.push({ code: "missing-fileformat" });
  }

  return whole && body.records === 0 ? [...remarks, { code: "no-records" }] : remarks;
}

function lineOf(text, at) {
  return text.slice(0, at).split("\n").length;
}
