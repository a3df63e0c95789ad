import { createRoot } from "react-dom/client";
import "@/app/styles.css";
import { App } from "@/app/App";

declare const __FAKE_API__: boolean;

async function start() {
  if (__FAKE_API__) {
    const { installFakeApi } = await import("@/mock/browser");
    installFakeApi();
  }
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);
}

void start();
