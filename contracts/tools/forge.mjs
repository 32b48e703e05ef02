// Runs forge from the npm package of this platform and ends with its status. (The wrapper
// of npm's @foundry-rs/forge ends with 0 when tests fail, and names platforms that are
// not published, which `npm ci` refuses.) A skipped test is a failure as well: no test
// here is skipped on purpose, and forge takes an assertion that fails with a message
// beginning with "skipped" for a skip.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const platform = { darwin: "darwin", linux: "linux", win32: "win32" }[process.platform];
const arch = { arm64: "arm64", x64: "amd64" }[process.arch];
const name = `@foundry-rs/forge-${platform}-${arch}`;
let forge;
try {
  forge = createRequire(import.meta.url).resolve(`${name}/bin/forge${platform === "win32" ? ".exe" : ""}`);
} catch {
  console.error(`${name} is not installed: run \`npm ci\` in contracts/ (forge comes for the platforms in package.json)`);
  process.exit(1);
}

const child = spawn(forge, process.argv.slice(2), { stdio: ["inherit", "pipe", "inherit"] });
let tail = "";
let skipped = false;
child.stdout.on("data", (chunk) => {
  process.stdout.write(chunk);
  const lines = (tail + chunk).split("\n");
  tail = lines.pop();
  skipped ||= lines.some((line) => line.startsWith("[SKIP"));
});
child.on("error", (error) => {
  console.error(`${forge}: ${error.message}`);
  process.exitCode = 1;
});
child.on("close", (status) => {
  if (skipped) console.error("A test was skipped: rename its message, or let it run.");
  process.exitCode = status === 0 && skipped ? 1 : (status ?? 1);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
