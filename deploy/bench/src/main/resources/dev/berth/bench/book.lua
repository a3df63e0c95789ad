-- Books rooms: person after person, room after room, each time another half hour, so that none is refused.
-- Arguments: tokens, windows ("from to" a line), rooms, the number of the first booking.
local tokens, windows, rooms, n

function init(args)
  tokens, windows, rooms, n = lines(args[1]), lines(args[2]), tonumber(args[3]), tonumber(args[4])
end

function request()
  n = n + 1
  local room = (n * 7919) % rooms
  local from, to = string.match(windows[(math.floor(n / rooms) + room * 13) % #windows + 1], "(%S+) (%S+)")
  return wrk.format("POST", "/api/v1/bookings", {
    ["Authorization"] = "Bearer " .. tokens[n % #tokens + 1],
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = "bench-" .. n,
  }, string.format(
    '{"kind":"room","title":"Measured","roomId":"0199f3a0-0000-7000-a000-%012x","startsAt":"%s","endsAt":"%s"}',
    room, from, to))
end
