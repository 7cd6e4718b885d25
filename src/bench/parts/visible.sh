# From when an alert was due to be sent to when its incident can be seen: when the transaction that opened it was committed.
RATE=${RATE:-1000}
echo "== incidents visible at $RATE alerts/s on 16 connections, one in a hundred opens one, $ROUNDS rounds of $SECONDS_EACH s"
"${SQL[@]}" -c "alter system set track_commit_timestamp = on"
as_postgres "$PG_BIN/pg_ctl" -D "$WORK/pg/data" -m fast -w restart >/dev/null
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
warm
visible() { # <round>; prints the 99th percentile, and how many alerts
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$WORK/empty" dev.serai.bench.Visible \
    "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" "$RATE" 3 "$SECONDS_EACH" 16 "visible-$1" >"$WORK/probes"
  "${SQL[@]}" -F ' ' -d bench -f src/bench/visible.sql <"$WORK/probes" >"$WORK/round"
  awk -v n=$((RATE * (SECONDS_EACH + 3))) '{ print $4, n }' "$WORK/round"
}
for ((i = 0; i < ROUNDS; i++)); do
  measured visible "$HUB" visible "$i"
  awk '{ printf "round: %d of %d visible, p50 %s ms, p99 %s ms; p99 after the answer %s ms\n", $1, $2, $3, $4, $5 }' "$WORK/round"
done
row "accept to incident visible, p99 [ms]" "$(side visible)" "the goal" 100 "at most 1"
