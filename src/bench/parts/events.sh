# What people who listen to what happens see how late, and what they do to the latency of intake.
INTAKE=${INTAKE:-300} NEW=${NEW:-20} VIEWERS=${VIEWERS:-200}
echo "== intake at $INTAKE alerts/s on 16 connections and $NEW new ones, rounds of $SECONDS_EACH s without and with $VIEWERS viewers of /api/v1/events"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
intake() { # <seconds>; an alert that was there before is no event
  "${PACE[@]}" 202 "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" "$NEW" 2 "$1" 2 "${BENCH_ALERT//%d/%n}" >/dev/null &
  local new=$!
  "${PACE[@]}" 202 "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" "$INTAKE" 2 "$1" 16 "$BENCH_ALERT" | cut -d' ' -f5
  wait "$new"
}
call() { # <method> <path> <token or nothing>; the body comes in
  curl -s -X "$1" -H 'Content-Type: application/json' --config <(printf '%s' "${3:+header = \"Authorization: Bearer $3\"}") \
    --data-binary @- "http://127.0.0.1:$HUB_PORT/api/v1$2"
}
token_of() { sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'; echo; }
# An account has 20 streams at most.
ADMIN=$(access_token)
for ((n = 0; n < (VIEWERS + 19) / 20; n++)); do
  printf '{"username":"viewer-%d","password":"first password of it","role":"viewer"}' "$n" | call POST /users "$ADMIN" >/dev/null
  first=$(printf '{"username":"viewer-%d","password":"first password of it"}' "$n" | call POST /auth/login "" | token_of)
  printf '{"current_password":"first password of it","new_password":"password of their own"}' |
    call PUT /auth/me/password "$first" | token_of >>"$WORK/viewers"
done
[ "$(grep -c . "$WORK/viewers")" = $(((VIEWERS + 19) / 20)) ] || { echo "not all viewers could sign in"; exit 1; }
listen() { # <seconds>
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$WORK/empty" dev.serai.bench.Viewers \
    "$VIEWERS" "$HUB_PORT" 2 "$1" <"$WORK/viewers"
}
intake "$WARM" >/dev/null & INTAKE_PID=$!; listen "$WARM" >/dev/null; wait "$INTAKE_PID"
for ((i = 0; i < ROUNDS; i++)); do
  intake "$SECONDS_EACH" >>"$WORK/events.without"
  listen "$((SECONDS_EACH + 4))" >"$WORK/listened" & LISTEN_PID=$!; PIDS+=("$LISTEN_PID")
  # What it costs that all of them come at once is another question.
  until grep -q OPEN "$WORK/listened"; do kill -0 "$LISTEN_PID"; sleep 0.2; done
  intake "$SECONDS_EACH" >>"$WORK/events.with"; wait "$LISTEN_PID"
  awk '/VIEWERS/ { printf "viewers: %d open, %d events/s each, event to viewer p50 %d ms, p99 %d ms, %.1f MB/s in all\n", $2, $3, $4, $5, $6 }' \
    "$WORK/listened"
done
with=$(median <"$WORK/events.with") without=$(median <"$WORK/events.without")
row "intake p99 with $VIEWERS viewers [ms]" "$with" "without viewers" "$without" "at most 1.1"
