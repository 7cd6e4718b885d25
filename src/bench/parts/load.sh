# Durable 202s per second, against pgbench inserting the same row and Alertmanager, which stores nothing.
echo "== durable 202s: $CONNECTIONS connections, $ROUNDS rounds of $SECONDS_EACH s, interleaved;" \
  "1 in $NEW_EVERY alerts is new, the others repeat one of 1,000"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
start_alertmanager; plain_table
warm; insert 3 src/bench/insert.sql 1 >/dev/null; load 5 alertmanager >/dev/null
for ((i = 0; i < ROUNDS; i++)); do
  measured load.hub "$HUB" load_stored "$SECONDS_EACH"
  measured load.pgbench none insert "$SECONDS_EACH" src/bench/insert.sql 1
  measured load.alertmanager "$ALERTMANAGER" load "$SECONDS_EACH" alertmanager
  echo "round: hub $(tail -1 "$WORK/load.hub"), of these stored $(tail -1 "$WORK/stored.rate")/s;" \
    "pgbench $(tail -1 "$WORK/load.pgbench"); Alertmanager $(tail -1 "$WORK/load.alertmanager")"
done
row "durable 202s a second" "$(side load.hub)" pgbench "$(side load.pgbench)" "at least 1.0"
row "one alert a request" "$(side load.hub)" Alertmanager "$(side load.alertmanager)" "at least 0.6"
row "the same, until the store has counted them" "$(median <"$WORK/stored.rate")" pgbench "$(side load.pgbench | cut -d' ' -f1)" "none"
echo "after the load, hub alive with $HEAP: $(one_alert)"
no_plain_table
