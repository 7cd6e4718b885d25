# What it costs intake that alerts are asked whether they are worth a page: the same hub with the stages, without them, and
# with a triage that pages nobody, so that no alert is asked about and nothing follows.
POSTED=${POSTED:-100000} FINGERPRINTS=${FINGERPRINTS:-5000} WORKLOADS=${WORKLOADS:-500} STORM_CONNECTIONS=${STORM_CONNECTIONS:-8}
echo "== $POSTED high alerts of $FINGERPRINTS fingerprints and $WORKLOADS workloads in posts of 50 on $STORM_CONNECTIONS connections," \
  "$ROUNDS rounds, interleaved: all stages, no stages, no pages"
mkdir -p "$WORK/overlay/policy/tests"
printf '# none here\n' | tee "$WORK/overlay/policy/tests/no-pages.yaml" >"$WORK/overlay/policy/tests/pages.yaml"
for file in signal triage; do cp "routes/policy/$file.yaml" "$WORK/overlay/policy/$file.yaml"; done
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
becomes() { # <file of the policy>; its text comes in
  local said wait=0; said=$(grep -c "policy/$1.yaml in use" "$WORK/hub.log" || true)
  cat >"$WORK/written"; cmp -s "$WORK/written" "$WORK/overlay/policy/$1.yaml" && return
  cp "$WORK/written" "$WORK/overlay/policy/$1.yaml"
  until [ "$(grep -c "policy/$1.yaml in use" "$WORK/hub.log" || true)" -gt "$said" ]; do
    [ $((wait += 1)) -lt 300 ] || { echo "policy/$1.yaml is not taken:"; tail -5 "$WORK/hub.log"; exit 1; }
    sleep 0.1
  done
}
policy() { # <all | none | quiet>
  { cat routes/policy/signal.yaml; [ "$1" = all ] || echo 'stages: []'; } | becomes signal
  if [ "$1" = quiet ]; then sed 's/^page_from:.*/page_from: critical/' routes/policy/triage.yaml; else cat routes/policy/triage.yaml; fi |
    becomes triage
}
asked() { # <round>; prints alerts a second until they are stored, and how many
  local before said ended; before=$(stored)
  said=$("${POSTS[@]}" hub "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" $((POSTED / 50)) 50 "$STORM_CONNECTIONS" \
    "$FINGERPRINTS" 0 "$WORKLOADS" high "signal-$1")
  ended=$(now_ms); until_stored $((before + $(echo "$said" | cut -d' ' -f2)))
  awk -v after=$(($(now_ms) - ended)) '{ printf "%.0f %d\n", $2 / ($4 + after / 1000), $2 }' <<<"$said"
  until_none 120 triage
}
all_work() { until_none 300 triage await-calm notify-incident analyse plan; }
policy all; asked first >/dev/null; all_work; asked second >/dev/null; all_work
for ((i = 0; i < ROUNDS; i++)); do
  for kind in all none quiet; do
    policy "$kind"; measured "signal.$kind" "$HUB" asked "$i-$kind"; all_work
    echo "round $i, $kind: $(tail -1 "$WORK/signal.$kind")"
  done
done
echo "decided: $("${SQL[@]}" -d bench -c "select count(*) from signal_state") alerts"
row "alerts a second into the store with all stages" "$(side signal.all)" "no stages" "$(side signal.none)" "at least 0.87"
row "alerts a second into the store with all stages, again" "$(side signal.all)" "no pages" "$(side signal.quiet)" "at least 0.87"
