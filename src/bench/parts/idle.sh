# Transactions of a hub with nothing to do, what each start does being over.
IDLE=${IDLE:-30}
echo "== idle: transactions in $IDLE s"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
transactions() { "${SQL[@]}" -c "select xact_commit + xact_rollback from pg_stat_database where datname = 'bench'"; }
sleep 30 # what each start does, and what other parts have left to do
before=$(transactions); sleep "$IDLE"; after=$(transactions)
row "idle transactions a second" "$(awk -v n=$((after - before)) -v s="$IDLE" 'BEGIN { printf "%.2f\n", n / s }')" "the goal" 3 "at most 1"
