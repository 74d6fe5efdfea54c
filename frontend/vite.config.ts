import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.MYTRADER_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    outDir: process.env.MYTRADER_OUT ?? "dist",
    emptyOutDir: true,
    // Everything comes as a file of its own: the server's content policy knows no inline data.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 600,
  },
  server: {
    port: 5173,
    proxy: {
      "/api": { target: server, changeOrigin: true },
      "/health": { target: server, changeOrigin: true },
      "/ws": { target: server, ws: true, changeOrigin: true },
    },
  },
  test: {
    environment: "node",
    pool: "threads",
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
  },
});
