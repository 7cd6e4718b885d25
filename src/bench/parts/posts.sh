# Alerts into the store by posts of 50, counted when the store has them, against one upsert of 50 rows a transaction.
POSTED=${POSTED:-100000}
echo "== posts of 50, $POSTED alerts a round on $CONNECTIONS connections, $ROUNDS rounds, interleaved; 1 in $NEW_EVERY new"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
posts() { # <round>; prints alerts a second until they are stored, and how many
  local before said ended; before=$(stored)
  said=$("${POSTS[@]}" hub "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" $((POSTED / 50)) 50 "$CONNECTIONS" \
    1000 "$NEW_EVERY" 50 low "post-$1" | tee "$WORK/round")
  ended=$(now_ms); until_stored $((before + $(echo "$said" | cut -d' ' -f2)))
  awk -v after=$(($(now_ms) - ended)) '{ printf "%.0f %d\n", $2 / ($4 + after / 1000), $2 }' "$WORK/round"
}
warm; plain_table; insert 3 src/bench/upsert.sql 50 >/dev/null; posts first >/dev/null
for ((i = 0; i < ROUNDS; i++)); do
  measured posts.hub "$HUB" posts "$i"
  echo "round: hub $(tail -1 "$WORK/posts.hub"), posts refused for the time being $(cut -d' ' -f3 "$WORK/round")"
  measured posts.pgbench none insert "$SECONDS_EACH" src/bench/upsert.sql 50
done
row "alerts a second by posts of 50, stored" "$(side posts.hub)" "pgbench, upserts of 50" "$(side posts.pgbench)" "at least 0.4"
no_plain_table
