import { Navigate } from "react-router";
import { useSession } from "@/lib/api/session";
import { LinkButton } from "@/ui/Button";
import { useTitle } from "@/ui/Page";
import { paths } from "../paths";

export function HomePage() {
  const session = useSession();
  useTitle("Book a machine");
  if (session.status === "signed-in")
    return <Navigate to={session.user.role === "admin" ? paths.admin() : paths.bookings()} replace />;
  return (
    <div className="mx-auto grid max-w-6xl gap-14 px-4 py-14 sm:px-6 lg:grid-cols-[3fr_2fr] lg:items-center lg:py-24">
      <div className="grid content-start gap-6">
        <h1 className="text-4xl leading-[1.08] font-bold tracking-tight sm:text-6xl">
          A machine of your own,
          <br />
          <span className="text-sea">ready when you are.</span>
        </h1>
        <p className="max-w-xl text-lg text-ink-soft">
          Say when and how much. Berth holds the cores, memory and GPUs for you, starts your workspace on time, and
          clears up after.
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton look="primary" to={paths.register(paths.book())}>
            Book your first one
          </LinkButton>
          <LinkButton to={paths.signIn()}>Sign in</LinkButton>
        </div>
      </div>
      <Harbour />
      <ol className="grid gap-x-10 gap-y-6 border-t border-line pt-8 sm:grid-cols-3 lg:col-span-2">
        <Step number={1} title="Pick a time and an environment">
          An environment is a ready-made set of software, such as JupyterLab.
        </Step>
        <Step number={2} title="Wait for the nod">
          The machine is held at once. An admin approves it, if your campus wants that.
        </Step>
        <Step number={3} title="Connect">
          At the start your workspace, a private desk on that machine, opens in the browser.
        </Step>
      </ol>
    </div>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: string }) {
  return (
    <li className="grid content-start gap-1">
      <span aria-hidden className="text-sm font-semibold text-buoy">
        {number}
      </span>
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="text-ink-soft">{children}</p>
    </li>
  );
}

/** Three quays and what lies at them: what the product does, in one picture. */
function Harbour() {
  const quays = [
    [
      [4, 30, "fill-sea"],
      [40, 22, "fill-buoy-mark"],
      [68, 28, "fill-sea/40"],
    ],
    [
      [4, 46, "fill-sea/40"],
      [56, 18, "fill-sea"],
    ],
    [
      [14, 20, "fill-sea"],
      [40, 44, "fill-sea/70"],
    ],
  ] as const;
  return (
    <svg viewBox="0 0 104 84" aria-hidden className="mx-auto w-full max-w-md lg:max-w-none">
      {quays.map((boats, row) => (
        <g key={boats[0][0] + row} transform={`translate(0 ${row * 28})`}>
          {boats.map(([x, width, colour]) => (
            <rect key={x} x={x} y="2" width={width} height="15" rx="4.5" className={colour} />
          ))}
          <path d="M2 20.5h100" className="stroke-line-strong" strokeWidth="1.6" strokeLinecap="round" />
        </g>
      ))}
    </svg>
  );
}
