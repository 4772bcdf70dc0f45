// The beginning of a file as text, whatever its compression: plain, gzip members, BGZF blocks.
const ENOUGH = 1 << 20;
const READ = 1 << 20;
const BGZF_END = [31, 139, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, 66, 67, 2, 0, 27, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

// Returns { text, whole, problem, remark }: whole when that is all of the file.
export async function beginning(file) {
  const bytes = new Uint8Array(await file.slice(0, READ).arrayBuffer());
  const all = bytes.length === file.size;
  if (!isGzip(bytes, 0)) {
    return { text: bytes, whole: all };
  }

  const read = await inflate(bytes, all);
  if (blockLength(bytes, 0) && !read.problem && !await endsAsBgzf(file)) {
    read.remark = "no-bgzf-eof";
  }

  return read;
}

async function inflate(bytes, all) {
  const pieces = [];
  let at = 0, length = 0;
  const so = (whole, problem) => ({ text: join(pieces, length), whole, problem });
  while (at < bytes.length && length < ENOUGH) {
    if (!isGzip(bytes, at)) {
      return so(false);
    }

    const block = blockLength(bytes, at);
    if (block && at + block > bytes.length) {
      return so(false, all ? { code: "truncated", found: "a BGZF block" } : undefined);
    }

    const { data, fault } = await unzip(bytes.subarray(at, block ? at + block : undefined), ENOUGH - length);
    pieces.push(...data);
    length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (!block || fault) {
      const problem = fault && problemOf(fault, block ? "a BGZF block" : "a gzip member", all || block > 0);
      return so(all && !fault && length < ENOUGH, problem);
    }

    at += block;
  }

  return so(all && at >= bytes.length);
}

async function unzip(bytes, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const data = [];
  try {
    for (let length = 0; length < most;) {
      const { done, value } = await reader.read();
      if (done) {
        return { data };
      }

      data.push(value);
      length += value.length;
    }

    await reader.cancel();
    return { data };
  }
  catch (fault) {
    return { data, fault: `${fault.message}` };
  }
}

// Browsers say in words only what is wrong. What is not clear is left to the server.
function problemOf(fault, what, complete) {
  return /truncated/i.test(fault) ? complete ? { code: "truncated", found: what } : undefined
    : /not valid|invalid/i.test(fault) ? { code: "damaged", found: what }
    : undefined;
}

function isGzip(bytes, at) {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b;
}

// The length of a BGZF block, by the extra field "BC" of its header; 0 when it is another gzip member.
function blockLength(bytes, at) {
  const isBlock = bytes.length >= at + 18 && (bytes[at + 3] & 4) && bytes[at + 12] === 66 && bytes[at + 13] === 67 && bytes[at + 14] === 2 && bytes[at + 15] === 0;
  return isBlock ? bytes[at + 16] + 256 * bytes[at + 17] + 1 : 0;
}

async function endsAsBgzf(file) {
  const end = new Uint8Array(await file.slice(-BGZF_END.length).arrayBuffer());
  return BGZF_END.every((byte, i) => end[i] === byte);
}

function join(pieces, length) {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }

  return all;
}
