-- One alert a request. One in NEW_EVERY has a fingerprint nobody saw, the others repeat one of 1,000; 50 workloads.
local token = os.getenv("BENCH_TOKEN")
local every = tonumber(os.getenv("NEW_EVERY") or "10")
local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

function init()
  math.randomseed(os.time() * 10 + id)
  count = 0
  accepted = 0
end

function request()
  count = count + 1
  local name = "known-" .. math.random(1000)
  if count % every == 0 then
    name = "new-" .. id .. "-" .. os.time() .. "-" .. count
  end
  local body = string.format(
    '{"alerts":[{"title":"Bench","severity":"low","labels":{"alertname":"%s","namespace":"bench",' ..
    '"workload":"w-%d"},"description":"An alert of the benchmark, as long as a short one usually is."}]}',
    name, #name % 50)
  return wrk.format("POST", "/webhooks/generic",
    { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }, body)
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("RESULT %.1f %d %d", summary.requests / (summary.duration / 1e6),
    errors.status + errors.connect + errors.read + errors.timeout, latency:percentile(99)))
end
