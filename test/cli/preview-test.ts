import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bin, scratch, write } from "./run.ts";

const out = scratch();
const children: ChildProcess[] = [];

beforeAll(async () => {
  await write(out, {
    "site/index.html": "<h1>home</h1>",
    "site/404.html": "<h1>lost</h1>",
    "site/methods/fcos/index.html": "<h1>fcos</h1>",
    "site/a.json": "{}",
    "secret.txt": "secret",
  });
});

afterAll(() => {
  for (const child of children) child.kill("SIGTERM");
});

/** Starts a preview and waits for the address that it prints. */
function preview(...args: string[]): Promise<{ address: string; child: ChildProcess }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [bin, "preview", "--out", `${out}/site`, ...args]);
    children.push(child);
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const address = /http:\/\/localhost:\d+\S*/.exec(printed)?.[0];
      if (address) done({ address, child });
    });
    child.on("error", fail).on("exit", (code) => fail(new Error(`preview ended with ${code}: ${printed}`)));
  });
}

describe("preview", () => {
  it("says where it serves, and picks the next free port when that is taken", async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, done));
    const { port } = taken.address() as AddressInfo;
    const { address } = await preview("--port", String(port));
    const chosen = Number(new URL(address).port);
    expect(chosen).toBeGreaterThan(port);
    expect(chosen).toBeLessThan(port + 100);
    expect(await (await fetch(address)).text()).toBe("<h1>home</h1>");
    taken.close();
  });

  it("serves pages, redirects to their folder, and answers 404 for what is not there", async () => {
    const { address } = await preview("--port", "0");
    const get = (path: string) => fetch(new URL(path, address), { redirect: "manual" });
    expect(await (await get("methods/fcos/")).text()).toBe("<h1>fcos</h1>");
    expect((await get("methods/fcos")).headers.get("location")).toBe("/methods/fcos/");
    expect((await get("a.json")).headers.get("content-type")).toMatch(/^application\/json/);
    const lost = await get("nowhere/");
    expect(lost.status).toBe(404);
    expect(await lost.text()).toBe("<h1>lost</h1>");
  });

  it("serves below a base path, and leaves files outside of the site alone", async () => {
    const { address } = await preview("--port", "0", "--base", "zoo");
    expect(address).toMatch(/\/zoo\/$/);
    expect(await (await fetch(address)).text()).toBe("<h1>home</h1>");
    for (const path of ["/zoo/..%2fsecret.txt", "/zoo/%2e%2e/secret.txt", "/zoo/..%5csecret.txt"]) {
      const answer = await fetch(new URL(path, address));
      expect(await answer.text()).not.toContain("secret");
    }
    expect((await fetch(new URL("/zoo/%E0%A4%A", address))).status).toBe(400);
  });

  it("ends quietly when it is told to", async () => {
    const { child } = await preview("--port", "0");
    const ended = new Promise((done) => child.once("close", done));
    child.removeAllListeners("exit");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });
});
