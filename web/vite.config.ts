import { fileURLToPath } from "node:url"
import tailwindcss from "@tailwindcss/vite"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vitest/config"

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("./src", import.meta.url)),
      // Its form for browsers asks the document, which a worker does not have.
      "decode-named-character-reference": fileURLToPath(
        new URL("./node_modules/decode-named-character-reference/index.js", import.meta.url),
      ),
    },
  },
  build: {
    target: "es2023",
    manifest: true, // tools/pages.mjs reads it
    emptyOutDir: false, // dist/.gitkeep stays; tools/compress.mjs removes what is old
    assetsInlineLimit: 0, // the CSP allows no data: fonts or scripts
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // A phone pays a round trip for each file: a few files of a fair size, none of them tiny.
        codeSplitting: {
          groups: [
            {
              name: "react",
              tags: ["$initial"],
              test: /[\\/](react|react-dom|scheduler)[\\/]|rolldown.runtime/,
              priority: 4,
            },
            { name: "vendor", tags: ["$initial"], test: /[\\/]node_modules[\\/]/, priority: 3 },
            { name: "app", tags: ["$initial"], priority: 3 },
            // Long lists, which most pages do not have at first.
            {
              name: "rows",
              test: /[\\/](react-virtual|virtual-core|src[\\/]parts[\\/]rows)[\\/]/,
              priority: 2,
            },
            // What most pages show; it must not reach for viem.
            {
              name: "common",
              test: /[\\/](src[\\/](ui|messages|api|parts[\\/](name|status-line|effect|charts|vote-bar|import-progress|audit-badge))|lucide-react|react-query|query-core)[\\/]/,
              minShareCount: 2,
              priority: 1,
            },
            // What the pages share on which one reads.
            {
              name: "reading",
              test: /[\\/]src[\\/](parts|pages)[\\/]/,
              minShareCount: 2,
              maxModuleSize: 20_000,
            },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  ssr: { target: "webworker", noExternal: true }, // src/prerender.tsx: as in a browser
  server: { proxy: { "/api": "http://127.0.0.1:7420" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 60_000, // some hash megabytes, on machines that have other things to do
    environment: "happy-dom",
    setupFiles: ["src/testing/setup.ts"],
  },
})
