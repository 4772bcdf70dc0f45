// Runs fauxqs on loopback only. It binds to every interface whatever host it is given (2.4.1, app.js),
// so what it asks of the socket is corrected here.
import { Server } from "node:net";
import { startFauxqs } from "fauxqs";

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
