// Runs before the first paint so that a dark page never flashes white. src/lib/theme.ts carries on from here.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("berth.theme");
  } catch {
    // Storage can be forbidden; the system's choice then stands.
  }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
