# How late a webhook has what happens, while each of many alerts is a new one and so an event.
INTAKE=${INTAKE:-200} RECEIVER_PORT=${RECEIVER_PORT:-18094}
echo "== events to a webhook, $INTAKE new alerts/s on 16 connections, $ROUNDS rounds of $SECONDS_EACH s"
"${SQL[@]}" -c "alter system set track_commit_timestamp = on"
as_postgres "$PG_BIN/pg_ctl" -D "$WORK/pg/data" -m fast -w restart >/dev/null
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
received() { # what came since the last time; prints how many events, then p50 and p99 from record to receiver, to commit, and from there
  local ended; ended=$(grep -c END "$WORK/received") || true
  wc -l <"$WORK/received" >"$WORK/lines"; echo >&"$ask"
  until [ "$(grep -c END "$WORK/received")" -gt "$ended" ]; do sleep 0.05; done
  tail -n "+$(($(cat "$WORK/lines") + 1))" "$WORK/received" | grep -v END | "${SQL[@]}" -F ' ' -d bench -f src/bench/lag.sql
}
new_alerts "$WARM"; received >/dev/null
for ((i = 0; i < ROUNDS; i++)); do
  before=$(costs "$HUB"); new_alerts "$SECONDS_EACH"; after=$(costs "$HUB"); received >"$WORK/lag"
  echo "$(cat "$WORK/lag") $before $after" | awk -v s="$SECONDS_EACH" '{ printf "round: %.0f events/s, event to webhook p50 %s ms, p99 %s ms; to its commit %s and %s, from there %s and %s; CPU ms per 1,000 events, server/database/load: %.0f %.0f %.0f\n",
    $1 / s, $2, $3, $4, $5, $6, $7, ($11 - $8) * 1000 / $1, ($12 - $9) * 1000 / $1, ($13 - $10) * 1000 / $1 }'
  cut -d' ' -f3 "$WORK/lag" >>"$WORK/lag.p99"
done
row "event to webhook at $INTAKE alerts/s, p99 [ms]" "$(median <"$WORK/lag.p99")" "the goal" 100 "at most 1"
exec {ask}>&-; stop "$RECEIVER"
