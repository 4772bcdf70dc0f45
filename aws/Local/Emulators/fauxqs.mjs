// Runs fauxqs on loopback only, and keeps what it loses. It binds to every interface whatever host it is given (2.4.1, app.js),
// so what it asks of the socket is corrected here. With a folder, a message whose visibility timeout is set to 0 is lost:
// the statement writes a receive count of NULL, which the table refuses (persistence.js).
import { Server } from "node:net";
import { startFauxqs } from "fauxqs";

const { PersistenceManager } = await import(new URL("persistence.js", import.meta.resolve("fauxqs")));
PersistenceManager.prototype.updateMessageReady = function (messageId) {
  this.db.prepare("UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?").run(messageId);
};

const [port, dataDir] = process.argv.slice(2);
const listen = Server.prototype.listen;
Server.prototype.listen = function (options, ...rest) {
  return listen.call(this, { ...options, host: "127.0.0.1" }, ...rest);
};

const server = await startFauxqs({ port: Number(port), logger: false, dataDir });
const stop = async () => {
  await server.stop();
  process.exit(0);
};
process.once("SIGTERM", stop);
process.stdin.once("end", stop).resume();
