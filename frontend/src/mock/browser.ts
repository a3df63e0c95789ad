/** `npm run dev:fake`: the pages with a made-up harbour behind them, no services needed. */
export function installFakeApi() {}
