# What 50 logins at once do to the latency of intake.
INTAKE=${INTAKE:-300} LOGINS=${LOGINS:-50}
echo "== intake at $INTAKE alerts/s on 16 connections, rounds of $SECONDS_EACH s without and with $LOGINS logins at once"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
intake() { # <seconds>
  "${PACE[@]}" 202 "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" "$INTAKE" 1 "$1" 16 "$BENCH_ALERT" | cut -d' ' -f5
}
logins() {
  local urls=()
  for ((n = 0; n < LOGINS; n++)); do urls+=(-o /dev/null "http://127.0.0.1:$HUB_PORT/api/v1/auth/login"); done
  credentials | curl --no-progress-meter --parallel --parallel-immediate --parallel-max "$LOGINS" -H 'Content-Type: application/json' \
    --data-binary @- -w '%{http_code} %{time_total}\n' "${urls[@]}"
}
warm; intake 5 >/dev/null; logins >/dev/null
for ((i = 0; i < ROUNDS; i++)); do
  intake "$SECONDS_EACH" >>"$WORK/logins.without"
  intake "$SECONDS_EACH" >>"$WORK/logins.with" &
  INTAKE_PID=$!
  sleep 4; logins >"$WORK/logins.$i"; wait "$INTAKE_PID"
  echo "logins: $(cut -d' ' -f1 "$WORK/logins.$i" | sort | uniq -c | xargs), slowest" \
    "$(cut -d' ' -f2 "$WORK/logins.$i" | sort -n | tail -1) s"
done
row "intake p99 with $LOGINS logins at once [ms]" "$(median <"$WORK/logins.with")" "without logins" "$(median <"$WORK/logins.without")" "at most 1.2"
