-- Fetches one address again and again. Arguments: path, then names and values of headers.
local path
local headers = {}

function init(args)
  path = args[1]
  for i = 2, #args - 1, 2 do headers[args[i]] = args[i + 1] end
end

function request()
  return wrk.format("GET", path, headers)
end
