# How much more three hubs do on one database than one, where a model takes 200 ms for each incident.
ALERTS=${ALERTS:-600} MODEL_PORT=${MODEL_PORT:-18095} MODEL_MS=${MODEL_MS:-200}
echo "== $ALERTS critical alerts of about 0.63 times as many incidents, with a model that takes $MODEL_MS ms, one hub and three, $ROUNDS rounds, interleaved"
mkfifo "$WORK/model.ask"
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$WORK/empty" dev.serai.bench.Model "$MODEL_PORT" "$MODEL_MS" <"$WORK/model.ask" >"$WORK/asked" &
MODEL=$!; PIDS+=("$MODEL"); exec {model}>"$WORK/model.ask"
export SERAI_LLM_BASEURL="http://127.0.0.1:$MODEL_PORT/v1" SERAI_LLM_MODEL=bench SERAI_LLM_CACHEENTRIES=0
asked() { # since the last time; prints questions and how many a second
  local lines; lines=$(wc -l <"$WORK/asked"); echo >&"$model"
  until [ "$(wc -l <"$WORK/asked")" -gt "$lines" ]; do sleep 0.05; done
  tail -1 "$WORK/asked" | cut -d' ' -f2-
}
until_calm() { # no analysis for five seconds, within two minutes
  local end=$(($(now_ms) + 120000)) since last=-1 count
  since=$(now_ms)
  while [ $(($(now_ms) - since)) -lt 5000 ] && [ "$(now_ms)" -lt "$end" ]; do
    count=$("${SQL[@]}" -d bench -c "select count(*) from analysis")
    [ "$count" = "$last" ] || { last=$count; since=$(now_ms); }
    sleep 0.2
  done
}
analyses() { # <alerts> <word>; prints how many analyses a second, and how many
  local said
  asked >/dev/null
  "${POSTS[@]}" hub "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" $(($1 / 50)) 50 2 "$1" 0 "$1" critical "$2" >/dev/null
  until_calm
  said=$(asked); echo "${said#* } ${said% *}"
}
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert; FIRST=$HUB
analyses 200 warm >/dev/null
others() { # start two more
  local port=$HUB_PORT
  for other in 1 2; do
    HUB_PORT=$((port + 20 + other)); start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert; OTHERS+=("$HUB")
  done
  HUB_PORT=$port HUB=$FIRST
}
for ((i = 0; i < ROUNDS; i++)); do
  analyses "$ALERTS" "one-$i" >>"$WORK/hubs.one"
  OTHERS=(); others
  analyses 200 "warm-$i" >/dev/null; analyses "$ALERTS" "three-$i" >>"$WORK/hubs.three"
  for other in "${OTHERS[@]}"; do stop "$other"; done
  echo "round: one hub $(tail -1 "$WORK/hubs.one"), three $(tail -1 "$WORK/hubs.three") (analyses a second, questions)"
done
row "analyses a second of three hubs" "$(cut -d' ' -f1 "$WORK/hubs.three" | median)" "one hub" "$(cut -d' ' -f1 "$WORK/hubs.one" | median)" "at least 2.7"
unset SERAI_LLM_BASEURL SERAI_LLM_MODEL SERAI_LLM_CACHEENTRIES
exec {model}>&-; stop "$MODEL"
