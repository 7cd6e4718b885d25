# From a pod's change to the incident's first message, and memory per 1,000 watched pods, against a bare fabric8 informer.
BREAKS=${BREAKS:-200} BREAKS_WARM=${BREAKS_WARM:-100} POD_SIZES=${POD_SIZES:-1000 5000}
echo "== cluster: $BREAKS pods one after the other begin to crash-loop, $ROUNDS rounds, interleaved; no model; pods $POD_SIZES"
CHAT_PORT=${CHAT_PORT:-18082} CLUSTER_CONFIG="$WORK/kubeconfig" CHAT=/bot123456:bench-bench-bench/sendMessage
mkdir -p "$WORK/cluster"
javac -d "$WORK/cluster" -cp "demo/target/classes:$WORK/app/lib/*" src/bench/java/dev/serai/bench/cluster/*.java
CLUSTER_JARS="$WORK/cluster:demo/target/classes:$WORK/app/lib/*"
start_shop() { # a cluster and a chat; a hub starts with an empty database, so that no incident is open
  coproc SHOP { exec java -Xmx1g -XX:+UseSerialGC -cp "$CLUSTER_JARS" dev.serai.bench.cluster.Shop "$CLUSTER_CONFIG" "$CHAT_PORT" 2>"$WORK/shop.log"; }
  SHOP_SERVER=$SHOP_PID; PIDS+=("$SHOP_SERVER"); shop_says
}
shop_says() { local line; read -r -t 300 -u "${SHOP[0]}" line || { echo "the cluster is silent:"; cat "$WORK/shop.log"; exit 1; }; echo "$line"; }
ask_shop() { echo "$@" >&"${SHOP[1]}"; shop_says; }
start_informer() {
  : >"$WORK/informer.out"
  java $HEAP -cp "$CLUSTER_JARS" dev.serai.bench.cluster.Informer "$CLUSTER_CONFIG" "http://127.0.0.1:$CHAT_PORT$CHAT" \
    >"$WORK/informer.out" 2>"$WORK/informer.log" &
  INFORMER=$!; PIDS+=("$INFORMER")
  until_is 1 "$INFORMER" "$WORK/informer.log" grep -c SYNCED "$WORK/informer.out"
}
start_watching() {
  "${SQL[@]}" -c "drop database if exists bench with (force)" -c "create database bench"
  rm -f "$SERAI_AUDIT_CHECKPOINTFILE" # they belong to a database
  SERAI_CLUSTERS_BENCH_KUBECONFIG="$CLUSTER_CONFIG" SERAI_CLUSTERS_BENCH_CONTEXT=bench SERAI_CLUSTERS_BENCH_NAMESPACES=bench \
    SERAI_CHANNELS_TELEGRAM_TOKEN=123456:bench-bench-bench SERAI_CHANNELS_TELEGRAM_CHATID=-1001234567890 \
    SERAI_CHANNELS_TELEGRAM_SECRETTOKEN=bench-bench-bench-bench \
    SERAI_CHANNELS_TELEGRAM_BASEURI="http://127.0.0.1:$CHAT_PORT" start_hub
  until_is 202 "$HUB" "$WORK/hub.log" one_alert
}
stop_shop() { stop "$SHOP_SERVER"; }
field() { cut -d' ' -f"$1"; }

# Delay, with the smaller number of pods; the first messages of each process warm it up.
delays() { # <hub | informer>
  start_shop >/dev/null; ask_shop pods "${POD_SIZES%% *}" >/dev/null
  if [ "$1" = hub ]; then start_watching; else start_informer; fi
  ask_shop break "$BREAKS_WARM" >/dev/null
  ask_shop break "$BREAKS" >"$WORK/delay"
  awk -v side="$1" '{ printf "%s: %d messages, %d lost, p50 %s ms, p99 %s ms\n", side, $2, $3, $4, $5 }' "$WORK/delay"
  field 4 <"$WORK/delay" >>"$WORK/$1.p50"; field 5 <"$WORK/delay" >>"$WORK/$1.p99"
  if [ "$1" = hub ]; then stop "$HUB"; HUB=; else stop "$INFORMER"; fi
  stop_shop
}
for ((i = 0; i < ROUNDS; i++)); do
  delays hub; delays informer
done
for quantile in p50 p99; do
  hub=$(median <"$WORK/hub.$quantile") base=$(median <"$WORK/informer.$quantile")
  echo "pod's change to first message, $quantile [ms]: hub $hub, informer $base, ratio $(ratio "$hub" "$base")"
done

# Memory after the list of all pods, for each number of them.
for pods in $POD_SIZES; do
  start_shop >/dev/null; ask_shop pods "$pods" >/dev/null
  start_watching; sleep 10; memory "$HUB" >"$WORK/hub.pods.$pods"; stop "$HUB"; HUB=
  start_informer; sleep 5; memory "$INFORMER" >"$WORK/informer.pods.$pods"; stop "$INFORMER"
  stop_shop
  echo "$pods pods [KiB resident, heap]: hub $(cat "$WORK/hub.pods.$pods"), informer $(cat "$WORK/informer.pods.$pods")"
done
per_thousand() { # <side> <field>
  local few=${POD_SIZES%% *} many=${POD_SIZES##* }
  awk -v a="$(field "$2" <"$WORK/$1.pods.$few")" -v b="$(field "$2" <"$WORK/$1.pods.$many")" -v n=$((many - few)) \
    'BEGIN { printf "%.0f", (b - a) * 1000 / n }'
}
echo "heap per 1,000 more pods [KiB]: hub $(per_thousand hub 2), informer $(per_thousand informer 2)"
echo "resident memory per 1,000 more pods [KiB]: hub $(per_thousand hub 1), informer $(per_thousand informer 1)"
