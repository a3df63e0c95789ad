import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { standing, surroundings } from "./house";

const root = resolve(import.meta.dirname, "../..");

/** A house with fresh data for this run; whatever happens, it comes down again. */
export default function globalSetup() {
  if (standing) return;
  const home = mkdtempSync(join(tmpdir(), "berth-e2e-"));
  process.env.BERTH_E2E_HOME = home; // the tests' processes get it from here
  useTheBuiltLauncher(home);
  const environment = { ...surroundings, BERTH_HOME: home };
  const berth = (command: string) =>
    spawnSync("./berth", [command], { cwd: root, env: environment, stdio: "inherit" }).status === 0;
  const takeDown = () => {
    berth("down");
    rmSync(home, { recursive: true, force: true });
  };
  if (!berth("up")) {
    takeDown();
    throw new Error("The house did not come up; what it said stands above.");
  }
  return takeDown;
}

/** Building it again could pull classes from under Java tests that run beside; when it is stale, ./berth builds it after all. */
function useTheBuiltLauncher(home: string) {
  const built = join(process.env.BERTH_HOME ?? join(root, ".berth"), "launcher/classpath");
  if (!existsSync(built)) return;
  mkdirSync(join(home, "launcher"));
  cpSync(built, join(home, "launcher/classpath"), { preserveTimestamps: true });
}
