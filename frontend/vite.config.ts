/// <reference types="vitest/config" />
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const gateway = process.env.BERTH_PUBLIC_URL ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  define: { __FAKE_API__: JSON.stringify(process.env.VITE_FAKE_API === "1") },
  build: {
    // The content security policy allows files of our own origin only: nothing may become a data: address.
    assetsInlineLimit: 0,
    // The fallback for browsers without <link rel=modulepreload> would be dead weight.
    modulePreload: { polyfill: false },
  },
  server: {
    host: "127.0.0.1",
    // The fake API reads the services' OpenAPI documents, which stand beside this folder.
    fs: { allow: [".."] },
    proxy: { "/api": gateway, "/docs": gateway, "/problems": gateway },
  },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://localhost:8080/" } },
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/mock/test-setup.ts"],
    env: { TZ: "UTC" },
    testTimeout: 60_000,
  },
});
