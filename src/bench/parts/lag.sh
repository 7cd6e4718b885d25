# How late a webhook has what happens, while each of many alerts is a new one and so an event.
INTAKE=${INTAKE:-200} RECEIVER_PORT=${RECEIVER_PORT:-18094}
echo "== events to a webhook, $INTAKE new alerts/s on 16 connections, $ROUNDS rounds of $SECONDS_EACH s"
mkfifo "$WORK/ask"
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$WORK/empty" dev.serai.bench.Receiver "$RECEIVER_PORT" <"$WORK/ask" >"$WORK/received" &
RECEIVER=$!; PIDS+=("$RECEIVER"); exec {ask}>"$WORK/ask"
export SERAI_EVENTS_WEBHOOKS_BENCH_URL="http://127.0.0.1:$RECEIVER_PORT/" SERAI_EVENTS_WEBHOOKS_BENCH_SECRET="whsec_$(openssl rand -base64 32)"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
unset SERAI_EVENTS_WEBHOOKS_BENCH_URL SERAI_EVENTS_WEBHOOKS_BENCH_SECRET
NEW_ALERT=${BENCH_ALERT//%d/%n} NEW_ALERT=${NEW_ALERT/'"w"'/'"w-%d"'} # of a thousand workloads
new_alerts() { # <seconds>
  "${PACE[@]}" 202 "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" "$INTAKE" 0 "$1" 16 "$NEW_ALERT" >/dev/null
}
received() { # what came since the last time; prints events, p50, p99
  local lines; lines=$(wc -l <"$WORK/received"); echo >&"$ask"
  until [ "$(wc -l <"$WORK/received")" -gt "$lines" ]; do sleep 0.05; done
  tail -1 "$WORK/received" | cut -d' ' -f2-
}
new_alerts "$WARM"; received >/dev/null
for ((i = 0; i < ROUNDS; i++)); do
  new_alerts "$SECONDS_EACH"; received >"$WORK/lag"
  awk -v s="$SECONDS_EACH" '{ printf "round: %.0f events/s, event to webhook p50 %d ms, p99 %d ms\n", $1 / s, $2, $3 }' "$WORK/lag"
  cut -d' ' -f3 "$WORK/lag" >>"$WORK/lag.p99"
done
row "event to webhook at $INTAKE alerts/s, p99 [ms]" "$(median <"$WORK/lag.p99")" "the goal" 100 "at most 1"
exec {ask}>&-; stop "$RECEIVER"
