# Durable 202s per second, against pgbench inserting the same row.
echo "== durable 202s: $CONNECTIONS connections, $ROUNDS rounds of $SECONDS_EACH s, interleaved;" \
  "1 in $NEW_EVERY alerts is new, the others repeat one of 1,000"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
"${SQL[@]}" -d bench -c "create table bench_alert (like alert including all)"
load() { wrk -t2 -c"$CONNECTIONS" -d"$1s" -s src/bench/alert.lua "http://127.0.0.1:$HUB_PORT" | grep RESULT; }
insert() {
  "$PG_BIN/pgbench" -h 127.0.0.1 -p "$PG_PORT" -U postgres -n -M prepared -c "$CONNECTIONS" -j 2 -T "$1" \
    -f src/bench/insert.sql bench 2>/dev/null | sed -n 's/^tps = \([0-9.]*\).*/\1/p'
}
load "$WARM" >/dev/null; insert 3 >/dev/null
for ((i = 0; i < ROUNDS; i++)); do
  before=$("${SQL[@]}" -d bench -c "select coalesce(sum(occurrences), 0) from alert")
  load "$SECONDS_EACH" | tee "$WORK/round" | awk '{ print $2 }' >>"$WORK/hub.rate"
  until [ "$("${SQL[@]}" -d bench -c "select count(*) from inbox_pending")" = 0 ]; do sleep 0.1; done
  stored=$(($("${SQL[@]}" -d bench -c "select coalesce(sum(occurrences), 0) from alert") - before))
  insert "$SECONDS_EACH" >>"$WORK/pgbench.rate"
  awk -v stored="$stored" '{ printf "round: %s 202/s, %d refused or failed, p99 %.1f ms, stored %d\n", $2, $3, $4 / 1000, stored }' "$WORK/round"
done
hub=$(median <"$WORK/hub.rate") base=$(median <"$WORK/pgbench.rate")
echo "durable 202/s: hub $hub, pgbench $base, ratio $(ratio "$hub" "$base")"
echo "after the load, hub alive with $HEAP: $(one_alert)"
# A table that does not keep tenants apart lets no hub start.
"${SQL[@]}" -d bench -c "drop table bench_alert"
