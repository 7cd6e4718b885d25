# What remains of the rate while the store grows, minute by minute.
MINUTES=${MINUTES:-5} MINUTE=${MINUTE:-60}
echo "== durable 202s over $MINUTES minutes of $MINUTE s; pgbench before and after them shows what the machine does meanwhile"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
warm; plain_table; insert 3 src/bench/insert.sql 1 >/dev/null
measured decay.pgbench none insert "$SECONDS_EACH" src/bench/insert.sql 1
for ((i = 0; i < MINUTES; i++)); do
  measured decay "$HUB" load_stored "$MINUTE"
  echo "minute $((i + 1)): $(tail -1 "$WORK/decay"), the store has counted $(stored)"
done
measured decay.pgbench none insert "$SECONDS_EACH" src/bench/insert.sql 1
echo "pgbench before and after: $(cut -d' ' -f1 "$WORK/decay.pgbench" | xargs)"
row "durable 202s a second in the last minute" "$(tail -1 "$WORK/decay")" "its first minute" "$(head -1 "$WORK/decay")" "at least 0.95"
no_plain_table
