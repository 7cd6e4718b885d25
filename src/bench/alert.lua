-- One alert a request. One in NEW_EVERY has a fingerprint nobody saw, the others repeat one of 1,000; 50 workloads.
-- BENCH_SHAPE says for whom: hub, or alertmanager.
local token = os.getenv("BENCH_TOKEN")
local every = tonumber(os.getenv("NEW_EVERY") or "10")
local threads = 0
local text = "An alert of the benchmark, as long as a short one usually is."
local shapes = {
  hub = {
    path = "/webhooks/generic",
    body = '{"alerts":[{"title":"Bench","severity":"low","labels":{"alertname":"%s","namespace":"bench",' ..
      '"workload":"w-%d"},"description":"' .. text .. '"}]}'
  },
  alertmanager = {
    path = "/api/v2/alerts",
    body = '[{"labels":{"alertname":"%s","namespace":"bench","workload":"w-%d","severity":"low"},' ..
      '"annotations":{"summary":"Bench","description":"' .. text .. '"}}]'
  }
}
local shape = shapes[os.getenv("BENCH_SHAPE") or "hub"]

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

function init()
  math.randomseed(os.time() * 10 + id)
  count = 0
end

function request()
  count = count + 1
  local number = math.random(1000)
  local name = "known-" .. number
  if count % every == 0 then
    name = "new-" .. id .. "-" .. os.time() .. "-" .. count
  end
  return wrk.format("POST", shape.path,
    { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" },
    string.format(shape.body, name, number % 50))
end

-- RESULT <answers a second> <answers> <refused or failed> <p99, microseconds>
function done(summary, latency)
  local errors = summary.errors
  print(string.format("RESULT %.1f %d %d %d", summary.requests / (summary.duration / 1e6), summary.requests,
    errors.status + errors.connect + errors.read + errors.timeout, latency:percentile(99)))
end
