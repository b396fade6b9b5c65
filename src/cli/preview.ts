/** `zooboard preview`: serves a built site on this machine. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { Fault } from "../io/fault.ts";
import type { Command } from "./main.ts";
import { parse, text } from "./options.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".ndjson": "application/x-ndjson; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export const command: Command = {
  help: {
    summary: "Serves a built site on this machine.",
    usage: "preview [--out DIR] [--base PATH] [--port N]",
    options: {
      out: { type: "string", value: "DIR", help: "folder of the site (default: dist)" },
      base: { type: "string", value: "PATH", help: "path that the site was built for (default: /)" },
      port: { type: "string", value: "N", help: "port (default: 4321, or the next free one)" },
    },
  },
  run: async (args) => {
    const { values } = parse(command.help, args, false);
    const out = resolve(text(values, "out") ?? "dist");
    if (!(await isFile(join(out, "index.html"))))
      throw new Fault(`no site in ${out}: run \`zooboard build\` first, or name its folder with --out`);
    const base = `/${(text(values, "base") ?? "/").replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
    const wanted = Number(text(values, "port") ?? "4321");
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535)
      throw new Fault(`unexpected --port ${text(values, "port")}: expected a number from 0 to 65535`);
    const server = createServer((request, response) => void serve(out, base, request, response));
    const port = await listen(server, wanted);
    const stopped = new Promise<void>((done) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => {
          server.close(() => done());
          server.closeAllConnections();
        });
      }
    });
    process.stdout.write(`serving ${out} on http://localhost:${port}${base}\n`);
    await stopped;
    return 0;
  },
};

/** Listens on a port, or on the next free one above it. */
async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port++) {
    const found = await new Promise<number | null>((done, fail) => {
      server.once("error", (error: NodeJS.ErrnoException) =>
        error.code === "EADDRINUSE"
          ? done(null)
          : fail(new Fault(`cannot listen on port ${port}: ${error.code}`)),
      );
      server.listen(port, () => {
        const address = server.address();
        done(typeof address === "object" && address !== null ? address.port : port);
      });
    });
    if (found !== null) return found;
    server.removeAllListeners("error");
  }
  throw new Fault(`no free port from ${wanted} to ${wanted + 99}: name one with --port`);
}

async function serve(
  out: string,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let path: string;
  try {
    path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  } catch {
    response.writeHead(400).end("Bad request");
    return;
  }
  if (!`${path}/`.startsWith(base)) {
    response.writeHead(302, { location: base }).end();
    return;
  }
  const file = normalize(join(out, path.slice(base.length - 1)));
  if (file !== out && !file.startsWith(out + sep)) {
    response.writeHead(403).end("Forbidden");
    return;
  }
  if (await isFile(file)) return send(response, request, file, 200);
  if (await isFile(join(file, "index.html"))) {
    if (!path.endsWith("/")) {
      response.writeHead(301, { location: `${encodeURI(path)}/` }).end();
      return;
    }
    return send(response, request, join(file, "index.html"), 200);
  }
  if (await isFile(join(out, "404.html"))) return send(response, request, join(out, "404.html"), 404);
  response.writeHead(404).end("Not found");
}

function send(response: ServerResponse, request: IncomingMessage, file: string, status: number): void {
  response.writeHead(status, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "cache-control": "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
