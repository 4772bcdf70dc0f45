// Sends a large file in parts, and goes on after cuts. A part is confirmed when the storage has it whole, with its sum.
import { call, Refused } from "./call.js";

const LANES = 3;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const REFUSALS = 5;

export class Parts {
  // `tells` is told of confirmed and of sent bytes, and in words of what goes on.
  constructor(file, to, tells) {
    this.file = file;
    this.to = to;
    this.tells = tells;
    this.safe = new Map(to.parts.safe.map(part => [part.number, part.sum]));
    this.count = Math.ceil(file.size / to.parts.partBytes);
    this.sums = [];
    this.onWay = new Map();
    this.confirmed = 0;
    this.requests = new Set();
    this.end = new AbortController();
  }

  // Returns the sum of all when all parts are confirmed.
  async send() {
    let next = 1;
    const lane = async () => {
      while (next <= this.count && !this.stopped) {
        await this.sendOne(next++);
      }
    };
    try {
      await Promise.all(Array.from({ length: LANES }, lane));
    }
    catch (problem) {
      this.stop();
      throw problem;
    }

    if (this.stopped) {
      throw new Refused("The upload was stopped.", "stopped", 0);
    }

    return base64(await crypto.subtle.digest("SHA-256", await new Blob(this.sums).arrayBuffer()));
  }

  get stopped() {
    return this.end.signal.aborted;
  }

  stop() {
    this.end.abort();
    this.requests.forEach(request => request.abort());
  }

  async sendOne(number) {
    const blob = this.file.slice((number - 1) * this.to.parts.partBytes, number * this.to.parts.partBytes);
    const digest = await read(blob);
    const sum = base64(digest);
    this.sums[number - 1] = digest;
    // What is there already is not sent again, if it is the same: the file may have changed since.
    if (this.safe.get(number) !== sum) {
      await this.persist(number, blob, sum);
    }

    this.onWay.delete(number);
    this.confirmed += blob.size;
    this.tell();
  }

  async persist(number, blob, sum) {
    let refusals = 0;
    for (let wait = FIRST_WAIT; !this.stopped; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      const status = await this.attempt(number, blob, sum);
      if (status < 300) {
        this.tells.goesOn();
        return;
      }

      if (status === 404) {
        throw new Refused("This upload was ended elsewhere. Reload the page and begin again.", "upload-over", status);
      }

      refusals += status < 500 && status !== 429 ? 1 : 0;
      if (refusals > REFUSALS) {
        throw new Refused(`The storage refused a part of the file (${status}). Reload the page and go on.`, "refused", status);
      }

      this.onWay.delete(number);
      this.tell();
      await this.pause(wait);
    }
  }

  // The answer's status; nothing that counts, when there was none.
  async attempt(number, blob, sum) {
    try {
      const { urls: [url] } = await call(this.to.parts.sign, { parts: [{ number, sum }] });
      return await this.put(url, number, blob, sum);
    }
    catch (problem) {
      if (problem.status === 401) {
        throw problem;
      }

      return problem.status || Infinity;
    }
  }

  put(url, number, blob, sum) {
    const request = new XMLHttpRequest();
    this.requests.add(request);
    return new Promise(done => {
      request.upload.onprogress = event => {
        this.onWay.set(number, event.loaded);
        this.tell();
      };
      request.onloadend = () => {
        this.requests.delete(request);
        done(request.status || Infinity);
      };
      request.open("PUT", url);
      request.setRequestHeader("x-amz-checksum-sha256", sum);
      request.send(blob);
    });
  }

  // Until some time has gone by, or the network is said to be back.
  async pause(time) {
    if (this.stopped) {
      return;
    }

    this.tells.waits();
    await new Promise(go => {
      this.end.signal.addEventListener("abort", go, { once: true });
      addEventListener("online", go, { once: true, signal: this.end.signal });
      setTimeout(go, time);
    });
  }

  tell() {
    this.tells.progress(this.confirmed, this.confirmed + [...this.onWay.values()].reduce((sum, bytes) => sum + bytes, 0));
  }
}

async function read(blob) {
  try {
    return await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  }
  catch {
    throw new Refused("The file can no longer be read: it was changed, moved or removed. Choose it again.", "unreadable", 400);
  }
}

function base64(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)));
}
