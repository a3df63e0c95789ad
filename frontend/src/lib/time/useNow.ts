import { useEffect, useState } from "react";

/** The time, told anew every so often; asleep when the interval is undefined. */
export function useNow(everyMs: number | undefined = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (everyMs === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
