import { defineConfig } from "vite";

// The entry and the style sheet keep their names, because the pages' templates name them; the part that
// draws is loaded only where WebGL works and carries a hash, so that no old copy is ever used.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../static/build",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { graph: "src/main.ts" },
      output: {
        entryFileNames: "graph.js",
        chunkFileNames: "graph-[name]-[hash].js",
        assetFileNames: "graph[extname]",
      },
    },
  },
});
