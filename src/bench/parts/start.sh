# Start to the first durable 202, and idle memory, against an empty application.
echo "== start and idle memory, $ROUNDS rounds, interleaved"
bin/serai prepare >"$WORK/prepare.log" 2>&1 || { tail -20 "$WORK/prepare.log"; exit 1; }
start_by_launcher() { # with the options that it chooses itself
  bin/serai start --server.port="$HUB_PORT" --serai.routes-dir="$WORK/none" >"$WORK/hub.log" 2>&1 &
  HUB=$!; PIDS+=("$HUB")
}
for ((i = 0; i < ROUNDS; i++)); do
  t=$(now_ms); start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert; echo $(($(now_ms) - t)) >>"$WORK/hub.start"
  sleep 5; memory "$HUB" >>"$WORK/hub.memory"; stop "$HUB"; HUB=
  t=$(now_ms); start_empty; until_is 200 "$EMPTY" "$WORK/empty.log" empty_up; echo $(($(now_ms) - t)) >>"$WORK/empty.start"
  sleep 5; memory "$EMPTY" >>"$WORK/empty.memory"; stop "$EMPTY"
  t=$(now_ms); start_by_launcher; until_is 202 "$HUB" "$WORK/hub.log" one_alert; echo $(($(now_ms) - t)) >>"$WORK/launcher.start"
  stop "$HUB"; HUB=
done
row "start to first durable 202 [ms]" "$(median <"$WORK/hub.start")" "an empty application" "$(median <"$WORK/empty.start")" "at most 1.8"
row "start to first durable 202 by bin/serai start [ms]" "$(median <"$WORK/launcher.start")" "the goal" 5000 "at most 1"
row "idle resident memory [KiB]" "$(cut -d' ' -f1 "$WORK/hub.memory" | median)" "an empty application" \
  "$(cut -d' ' -f1 "$WORK/empty.memory" | median)" "at most 1.8"
row "idle heap after GC [KiB]" "$(cut -d' ' -f2 "$WORK/hub.memory" | median)" "an empty application" \
  "$(cut -d' ' -f2 "$WORK/empty.memory" | median)" "none"
