-- Books a core of the node with a great many, all at the same time.
-- Arguments: tokens, from, to, environment.
local tokens, body
local n = 0

function init(args)
  tokens = lines(args[1])
  body = string.format(
    '{"kind":"compute","title":"Storm","startsAt":"%s","endsAt":"%s","compute":{"cores":1,"memoryGb":1,"gpus":0,"environmentId":"%s","nodeTags":["storm-large"]}}',
    args[2], args[3], args[4])
end

function request()
  n = n + 1
  return wrk.format("POST", "/api/v1/bookings", {
    ["Authorization"] = "Bearer " .. tokens[n % #tokens + 1],
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = "storm-" .. n,
  }, body)
end
