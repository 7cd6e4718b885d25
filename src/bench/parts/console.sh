# Pages of the console against the API's lists that they show, and how soon what happens is on many screens.
OPEN=${OPEN:-1000} ALERTS=${ALERTS:-1000000} WRITES=${WRITES:-200} READS=${READS:-20} SCREENS=${SCREENS:-200}
echo "== pages at $OPEN open incidents and $ALERTS alerts under $WRITES alerts/s, $READS reads/s on 4 connections, $ROUNDS rounds of $SECONDS_EACH s, interleaved"
"${SQL[@]}" -d bench -v have="$("${SQL[@]}" -d bench -c "select count(*) from alert")" -v want="$ALERTS" <src/bench/fill.sql
"${SQL[@]}" -d bench -v open="$OPEN" <src/bench/open.sql
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
TOKEN=$(access_token)
sign_in() { # <name>; the password comes in; prints the session's cookie
  local jar; jar=$(mktemp -p "$WORK")
  local form; form=$(curl -s -c "$jar" "http://127.0.0.1:$HUB_PORT/console/login" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p')
  curl -s -o /dev/null -b "$jar" -c "$jar" -H 'Sec-Fetch-Site: same-origin' -H "Origin: http://127.0.0.1:$HUB_PORT" \
    --data-urlencode "_csrf=$form" --data-urlencode "username=$1" --data-urlencode "password@-" "http://127.0.0.1:$HUB_PORT/console/login"
  awk '$6 == "serai" { print "serai=" $7 }' "$jar"
}
COOKIE=$(printf '%s' "$SERAI_ADMIN_PASSWORD" | sign_in admin)
[ -n "$COOKIE" ] || { echo "could not sign in"; exit 1; }
read_page() { # <path> <bearer token, or cookie: and a cookie>
  "${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT$1" "$2" "$READS" 1 "$SECONDS_EACH" 4
}
echo "first visit: $(for file in $(curl -s -H "Cookie: $COOKIE" "http://127.0.0.1:$HUB_PORT/console" | tee "$WORK/now.html" | grep -oE '/console/assets/[^"]+' | sort -u) /console; do
  curl -s -o /dev/null --compressed -H "Cookie: $COOKIE" -w '%{size_download}\n' "http://127.0.0.1:$HUB_PORT$file"; done | awk '{ n++; b += $1 } END { printf "%d requests, %.1f KB", n, b / 1000 }')"
"${PACE[@]}" 202 "http://127.0.0.1:$HUB_PORT/webhooks/generic" "$BENCH_TOKEN" "$WRITES" 0 900 8 "$BENCH_ALERT" >"$WORK/writes" &
WRITER=$!; PIDS+=("$WRITER")
NOW_LIST='/api/v1/incidents?state=open&limit=200' ALERT_LIST='/api/v1/alerts?limit=50'
for path in "/console" "/console/alerts"; do "${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT$path" "cookie:$COOKIE" 0 0 "$((WARM / 2))" 2 >/dev/null; done
for path in "$NOW_LIST" "$ALERT_LIST"; do "${PACE[@]}" 200 "http://127.0.0.1:$HUB_PORT$path" "$TOKEN" 0 0 "$((WARM / 4))" 2 >/dev/null; done
for ((i = 0; i < ROUNDS; i++)); do
  read_page /console "cookie:$COOKIE" >>"$WORK/page.now"; read_page "$NOW_LIST" "$TOKEN" >>"$WORK/list.now"
  read_page /console/alerts "cookie:$COOKIE" >>"$WORK/page.alerts"; read_page "$ALERT_LIST" "$TOKEN" >>"$WORK/list.alerts"
done
stop "$WRITER"
for name in now alerts; do
  page=$(cut -d' ' -f5 "$WORK/page.$name" | median) list=$(cut -d' ' -f5 "$WORK/list.$name" | median)
  echo "page $name, p99 [ms]: page $page (p50 $(cut -d' ' -f4 "$WORK/page.$name" | median)), list $list" \
    "(p50 $(cut -d' ' -f4 "$WORK/list.$name" | median)), ratio $(ratio "$page" "$list"), failed $(cut -d' ' -f3 "$WORK/page.$name" | paste -sd+ | bc)"
done

echo "== an incident every 4 s on $SCREENS open pages"
"${SQL[@]}" -d bench -c "update incident set state = 'resolved', resolved_at = now(), resolved_by = 'system' where state = 'open'"
for ((n = 0; n < (SCREENS + 19) / 20; n++)); do # an account has 20 streams at most
  printf '{"username":"screen-%d","password":"first password of it","role":"viewer"}' "$n" |
    curl -s -o /dev/null -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' --data-binary @- "http://127.0.0.1:$HUB_PORT/api/v1/users"
  first=$(printf '{"username":"screen-%d","password":"first password of it"}' "$n" |
    curl -s -H 'Content-Type: application/json' --data-binary @- "http://127.0.0.1:$HUB_PORT/api/v1/auth/login" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p')
  printf '{"current_password":"first password of it","new_password":"password of their own"}' |
    curl -s -o /dev/null -X PUT -H "Authorization: Bearer $first" -H 'Content-Type: application/json' --data-binary @- "http://127.0.0.1:$HUB_PORT/api/v1/auth/me/password"
  printf '%s' "password of their own" | sign_in "screen-$n" >>"$WORK/cookies"
done
[ "$(grep -c . "$WORK/cookies")" = $(((SCREENS + 19) / 20)) ] || { echo "not all could sign in"; exit 1; }
screens() { # <incidents>
  : >"$WORK/screens"
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$WORK/empty" dev.serai.bench.Screens \
    "$SCREENS" "$HUB_PORT" "$(($1 * 4 + 2))" src/main/resources/console/live.js <"$WORK/cookies" >"$WORK/screens" & local pid=$!
  PIDS+=("$pid")
  until grep -q OPEN "$WORK/screens"; do kill -0 "$pid"; sleep 0.2; done
  for ((one = 0; one < $1; one++)); do
    number=$((number + 1))
    curl -s -o /dev/null -H "Authorization: Bearer $BENCH_TOKEN" -H 'Content-Type: application/json' "http://127.0.0.1:$HUB_PORT/webhooks/generic" \
      -d "{\"alerts\":[{\"title\":\"Outage screen-$number\",\"severity\":\"high\",\"labels\":{\"alertname\":\"Outage$number\",\"namespace\":\"screen-$number\",\"service\":\"screen-$number\"}}]}"
    sleep 4
  done
  wait "$pid"
}
number=0
screens "$((WARM / 4))"
for ((i = 0; i < ROUNDS; i++)); do
  screens 5
  awk '/SCREENS/ { printf "screens: %d open, %d of %d seen, event to screen p50 %d ms, p99 %d ms, %d fetches, %d failed\n", $2, $3, $2 * 5, $4, $5, $6, $7 }' "$WORK/screens"
done
