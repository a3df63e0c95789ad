-- Asks one question after another. Arguments: paths, token.
local paths, headers
local n = 0

function init(args)
  paths = lines(args[1])
  headers = { ["Authorization"] = "Bearer " .. args[2] }
end

function request()
  n = n % #paths + 1
  return wrk.format("GET", paths[n], headers)
end
