import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

/** The house that these tests started for themselves; unset when they go to one that stands. */
export const home = process.env.BERTH_E2E_HOME ?? "";

interface Part {
  port: number;
  pid: number;
}

/** A process of the house, as the launcher wrote it down. */
function part(name: string): Part {
  const lines = readFileSync(join(home, "run/processes"), "utf8").split("\n");
  const [, port, pid] = lines.find((line) => line.startsWith(`${name} `))?.split(" ") ?? [];
  if (!port || !pid) throw new Error(`No ${name} runs in this house`);
  return { port: Number(port), pid: Number(pid) };
}

/** It stands still, and its connections stay open: worse for those who wait for it than a crash. */
export async function whileSilent(name: string, work: () => Promise<void>) {
  const { pid } = part(name);
  process.kill(pid, "SIGSTOP");
  try {
    await work();
  } finally {
    process.kill(pid, "SIGCONT");
  }
}

/** Says this to Redis and returns all that it answers, as it came. */
export function redis(...commands: string[]): Promise<string> {
  const password = readFileSync(join(home, "data/redis/password"), "utf8").trim();
  return new Promise((resolve, reject) => {
    const socket = connect(part("redis").port, "127.0.0.1");
    let said = "";
    socket.setEncoding("latin1");
    socket.on("data", (piece) => {
      said += piece;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(said));
    socket.write([`AUTH ${password}`, ...commands, "QUIT"].map((command) => `${command}\r\n`).join(""));
  });
}

/** Where PostgreSQL is, as the launcher's own user. */
export function database() {
  return {
    host: "127.0.0.1",
    port: part("postgres").port,
    user: "berth",
    password: readFileSync(join(home, "data/postgres/password"), "utf8").trim(),
    database: "berth",
  };
}
