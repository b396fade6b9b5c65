#!/usr/bin/env node
// Plain JavaScript that any Node runs: finds a Node that can run the rest, or says which one is needed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = [22, 18];
const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) {
  const inPackage = /[\\/]node_modules[\\/]/.test(root);
  const { main } = inPackage ? await (await import("./staged.mjs")).load(root) : await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2));
} else {
  const own = join(root, "node_modules/node/bin/node");
  if (existsSync(own)) {
    const { status } = spawnSync(own, process.argv.slice(1), { stdio: "inherit" });
    process.exitCode = status ?? 2;
  } else {
    process.stderr.write(
      `zooboard: needs Node ${NEEDED.join(".")} or newer, this is ${process.versions.node}: install a newer Node, or add one to the project with \`npm install --save-dev node\` and call \`npx zooboard\` again\n`,
    );
    process.exitCode = 2;
  }
}
