// Takes any mail on loopback and keeps it as a file; a mail is acknowledged when its file is whole.
import { randomUUID } from "node:crypto";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

const [port, folder] = process.argv.slice(2);
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  size: 25 * 1024 * 1024,
  rejectOversized: true,
  logger: false,
  onData(mail, session, done) {
    const time = new Date().toISOString().replace(/[^0-9TZ]/g, "");
    const file = join(folder, `${time}-${randomUUID()}`);
    const fail = (error) => {
      rmSync(`${file}.part`, { force: true });
      done(error);
    };
    mail.on("error", fail);
    mail.pipe(createWriteStream(`${file}.part`)).on("error", fail).on("finish", () => {
      if (mail.sizeExceeded) {
        fail(new Error("Message too large"));
        return;
      }
      renameSync(`${file}.part`, `${file}.eml`);
      done();
    });
  },
});
server.on("error", (error) => {
  console.error(error.message);
  if (!server.server.listening) process.exit(1);
});
server.listen(Number(port), "127.0.0.1");
const stop = () => server.close(() => process.exit(0));
process.once("SIGTERM", stop);
process.stdin.once("end", stop).resume();
