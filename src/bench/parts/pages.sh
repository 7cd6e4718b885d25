# Pages of 50 while alerts come in, at each size of the store, against the same SQL through pgbench.
SIZES=${SIZES:-10000 1000000} WRITES=${WRITES:-200} READS=${READS:-20}
echo "== pages of 50 under $WRITES alerts/s, $READS reads/s on 4 connections, $ROUNDS rounds of $SECONDS_EACH s, interleaved"
PAGE=(-D tenant=default -D rows=51 -D cursorAt=infinity -D cursorId=ffffffff-ffff-ffff-ffff-ffffffffffff
  -D from=-infinity -D to=infinity)
# An incident for each 20 alerts; all of them are over, so that no job picks them up.
fill() { # <alerts>
  "${SQL[@]}" -d bench -v have="$("${SQL[@]}" -d bench -c "select count(*) from alert")" -v want="$1" <src/bench/fill.sql
}
# What the hub sends for a page, with its files' own text: it names the tenant, then asks as the role that owns nothing.
# Filters are empty; pgbench has no empty variables, so they stand there as text.
page_sql() { # <sql file without ending>
  echo "begin; select set_config('serai.tenant', :tenant, true);"
  for file in list-plan "$1"; do sed -E "s/:#(tenant|rows|cursorAt|cursorId|from|to|sort)\b/:\1/g; s/:#label\b/'{}'/g; s/:#[A-Za-z_]+/''/g" "src/main/resources/sql/$file.sql"; echo ';'; done
  echo 'commit;'
}
read_hub() { # <path>
  "${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT/api/v1/$1?limit=50" "$TOKEN" "$READS" 1 "$SECONDS_EACH" 4 | cut -d' ' -f5
}
read_pgbench() { # <sql file without ending> <sort>
  rm -f "$WORK"/page-log*
  PGOPTIONS="-c role=serai_app" "$PG_BIN/pgbench" -h 127.0.0.1 -p "$PG_PORT" -U postgres -n -M prepared -c 4 -j 1 -T "$SECONDS_EACH" -R "$READS" \
    -l --log-prefix="$WORK/page-log" "${PAGE[@]}" -D sort="$2" -f "$WORK/$1.sql" bench >"$WORK/pgbench.out" 2>&1 || { cat "$WORK/pgbench.out" >&2; exit 1; }
  cut -d' ' -f3 "$WORK"/page-log* | sort -n | awk '{ v[NR] = $1 } END { printf "%.2f\n", v[int(NR * 0.99)] / 1000 }'
}
page_sql alert-list >"$WORK/alert-list.sql"; page_sql incident-list >"$WORK/incident-list.sql"
declare -A SORT=([alert]=last_seen_desc [incident]=opened_at_desc)
for size in $SIZES; do
  fill "$size"
  start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
  TOKEN=$(access_token)
  "${PACE[@]}" 202 "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" "$WRITES" 0 600 8 "$BENCH_ALERT" >"$WORK/writes" &
  WRITER=$!; PIDS+=("$WRITER")
  "${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT/api/v1/alerts?limit=50" "$TOKEN" 0 0 "$WARM" 2 >/dev/null
  "${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT/api/v1/incidents?limit=50" "$TOKEN" 0 0 "$((WARM / 2))" 2 >/dev/null
  for ((i = 0; i < ROUNDS; i++)); do
    for list in alert incident; do
      read_hub "${list}s" >>"$WORK/$list.$size.hub"
      read_pgbench "$list-list" "${SORT[$list]}" >>"$WORK/$list.$size.pgbench"
    done
  done
  stop "$WRITER"; stop "$HUB"; HUB=
  for list in alert incident; do
    hub=$(median <"$WORK/$list.$size.hub") base=$(median <"$WORK/$list.$size.pgbench")
    first=$(median <"$WORK/$list.${SIZES%% *}.hub")
    echo "${list}s at $size alerts, p99 [ms]: hub $hub, pgbench $base, ratio $(ratio "$hub" "$base")," \
      "against itself at ${SIZES%% *}: $(ratio "$hub" "$first")"
  done
done
