# A storm until it is settled: each alert counted, and each incident triaged. Then how often incidents were analysed.
STORM=${STORM:-100000} FINGERPRINTS=${FINGERPRINTS:-5000} WORKLOADS=${WORKLOADS:-500} STORM_CONNECTIONS=${STORM_CONNECTIONS:-8}
echo "== storms of $STORM critical alerts of $FINGERPRINTS fingerprints and $WORKLOADS workloads, in posts of 50 on" \
  "$STORM_CONNECTIONS connections, $ROUNDS rounds, interleaved"
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
start_alertmanager
storm() { # <hub|alertmanager> <url> <round>
  "${POSTS[@]}" "$1" "$2" "$BENCH_TOKEN" $((STORM / 50)) 50 "$STORM_CONNECTIONS" "$FINGERPRINTS" 0 "$WORKLOADS" critical "storm-$3" \
    >"$WORK/round"
}
hub_storm() { # <round>; prints seconds until it is settled, and how many alerts
  local before ended; before=$(stored)
  storm hub "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$1"
  ended=$(now_ms); until_stored $((before + STORM)); until_none 120 triage; settled "$ended"
  [ "$(stored)" = $((before + STORM)) ] || { echo "counts wrong: $(($(stored) - before)) of $STORM" >&2; exit 1; }
}
settled() { # <when all was posted>: the time that posting took, without the sender's start, and what has passed since
  awk -v after=$(($(now_ms) - $1)) '{ printf "%.2f %d\n", $4 + after / 1000, $2 }' "$WORK/round"
}
received() {
  curl -s "http://127.0.0.1:$ALERTMANAGER_PORT/metrics" |
    awk '/^alertmanager_alerts_received_total\{status="firing"/ { n += $2 } END { printf "%d", n }'
}
alertmanager_storm() { # <round>
  local before ended; before=$(received)
  storm alertmanager "http://127.0.0.1:$ALERTMANAGER_PORT/api/v2/alerts" "$1"
  ended=$(now_ms); until [ "$(received)" -ge $((before + STORM)) ]; do sleep 0.1; done; settled "$ended"
}
warm; alertmanager_storm first >/dev/null; hub_storm first >/dev/null; until_none 300 triage await-calm notify-incident analyse plan
for ((i = 0; i < ROUNDS; i++)); do
  measured storm.hub "$HUB" hub_storm "$i"
  echo "storm: hub $(tail -1 "$WORK/storm.hub") (posted in $(cut -d' ' -f4 "$WORK/round") s, refused for the time being" \
    "$(cut -d' ' -f3 "$WORK/round")), left then: $(waiting await-calm analyse) await-calm and analyse, $(waiting plan) plan, $(waiting notify-incident) notify-incident"
  began=$(now_ms); until_none 300 triage await-calm notify-incident analyse plan
  "${SQL[@]}" -F ' ' -d bench -c "select count(a.id), count(distinct i.id) from incident i
    left join analysis a on a.incident_id = i.id where i.workload like 'storm-$i-%'" >"$WORK/analysed"
  echo "    all work done $(($(now_ms) - began)) ms later: $(cut -d' ' -f1 "$WORK/analysed") analyses of $(cut -d' ' -f2 "$WORK/analysed") incidents"
  awk '{ printf "%.3f\n", $1 / $2 }' "$WORK/analysed" >>"$WORK/analyses"
  measured storm.alertmanager "$ALERTMANAGER" alertmanager_storm "$i"
  echo "    Alertmanager $(tail -1 "$WORK/storm.alertmanager")"
done
row "a storm until it is settled [s]" "$(side storm.hub)" Alertmanager "$(side storm.alertmanager)" "at most 3; counts exact"
row "analyses an incident of a storm" "$(median <"$WORK/analyses")" one 1 "at most 1.05"
