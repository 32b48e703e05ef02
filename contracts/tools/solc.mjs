#!/usr/bin/env node
// Lets forge use the compiler of the npm package `solc` (WebAssembly, pinned by
// package-lock.json) where it expects a native solc, so that nothing is downloaded
// at build time. forge asks for `--version`, then sends standard JSON on stdin.
import { readFileSync } from "node:fs";
import solc from "solc";

if (process.argv.includes("--version")) {
  // "0.8.37+commit.….Emscripten.clang": forge parses a semantic version with build
  // metadata and refuses the suffix.
  const version = solc.version().replace(/\.Emscripten\.clang$/, "");
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${version}`);
} else {
  process.stdout.write(solc.compile(readFileSync(0, "utf8")));
}
