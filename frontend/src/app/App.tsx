export function App() {
  return (
    <main className="mx-auto max-w-2xl p-8">
      <h1 className="text-3xl font-semibold">Berth</h1>
      <p className="mt-2 text-ink-soft">Book a machine, and find it ready when your time starts.</p>
    </main>
  );
}
