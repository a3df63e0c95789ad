-- What every script has in common: reading lists, and telling the result as one line of JSON.
function lines(file)
  local list = {}
  for line in io.lines(file) do list[#list + 1] = line end
  return list
end

function done(summary, latency, requests)
  io.write(string.format(
    '{"requests":%d,"micros":%d,"refused":%d,"broken":%d,"p50":%d,"p95":%d,"p99":%d}\n',
    summary.requests, summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end

