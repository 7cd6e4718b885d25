# What many slow connections of each kind do to everybody else.
SLOW=${SLOW:-300} ASKED=${ASKED:-50}
KINDS=${KINDS:-none headers body token chunked refused api channel answer}
echo "== GET /api/v1/info at $ASKED a second on 4 connections for $SECONDS_EACH s, beside $SLOW slow connections of each kind"
# So that all of them are really open, and not only as many as one address may have.
export SERAI_SENDERS_SLOWPERADDRESS=1000
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
info() { # <seconds to skip> <seconds>
  "${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT/api/v1/info" - "$ASKED" "$1" "$2" 4
}
"${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT/api/v1/info" - 0 0 "$WARM" 4 >/dev/null
"${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT/api/v1/openapi.yaml" - 0 0 "$WARM" 4 >/dev/null
for kind in $KINDS; do
  SLOW_PID=
  if [ "$kind" != none ]; then
    java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$WORK/empty" dev.serai.bench.Slow "$kind" "$SLOW" "$HUB_PORT" \
      "$BENCH_TOKEN" $((SECONDS_EACH + 5)) >"$WORK/slow" &
    SLOW_PID=$!; PIDS+=("$SLOW_PID")
  fi
  info 3 "$SECONDS_EACH" >"$WORK/info"
  [ -z "$SLOW_PID" ] || wait "$SLOW_PID"
  awk -v kind="$kind" -v slow="$([ -z "$SLOW_PID" ] || cut -d' ' -f2,3 "$WORK/slow")" '{ split(slow, n, " ")
    printf "%-8s p99 %.1f ms, p50 %.1f ms, %d not answered; opened %d, cut %d\n", kind, $5, $4, $3, n[1], n[2] }' "$WORK/info"
done
unset SERAI_SENDERS_SLOWPERADDRESS
