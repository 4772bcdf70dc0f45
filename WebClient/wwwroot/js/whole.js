// Sends a small file whole, by the form that the server signed.
import { Refused } from "./call.js";

export class Whole {
  constructor(file, to, tells) {
    this.file = file;
    this.to = to;
    this.tells = tells;
    this.request = new XMLHttpRequest();
  }

  send() {
    const body = new FormData();
    Object.entries(this.to.fields).forEach(([name, value]) => body.append(name, value));
    body.append("file", this.file); // last: storage ignores what comes after it
    const request = this.request;
    return new Promise((done, broken) => {
      request.upload.onprogress = event => this.tells.progress(0, Math.min(event.loaded, this.file.size));
      request.onload = () => request.status < 300 ? done() : broken(refusal(request));
      request.onerror = () => broken(new Refused("The connection to the storage was lost. Nothing is broken: try again.", "no-connection", 0));
      request.onabort = () => broken(new Refused("The upload was stopped.", "stopped", 0));
      request.open("POST", this.to.url);
      request.send(body);
    });
  }

  stop() {
    this.request.abort();
  }
}

function refusal(request) {
  const code = /<Code>(\w+)<\/Code>/.exec(request.responseText)?.[1];
  switch (code) {
    case "EntityTooLarge": return new Refused("The storage refused the file: ", "file-too-large", request.status);
    case "EntityTooSmall": return new Refused("The storage refused the file, because it is empty.", "empty-file", request.status);
    case "AccessDenied":
    case "ExpiredToken": return new Refused("The storage did not accept this upload; its time may be over. Reload the page and begin again.", "upload-over", request.status);
    default: return new Refused(`The storage refused the file (${code ?? request.status}). Reload the page and begin again.`, "refused", request.status);
  }
}
