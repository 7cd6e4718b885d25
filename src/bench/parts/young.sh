# The rate 20 s after the first 202 of a start, against the warm one.
YOUNG=${YOUNG:-20}
echo "== the rate $YOUNG s after the start, $ROUNDS starts"
for ((i = 0; i < ROUNDS; i++)); do
  start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
  load "$YOUNG" >/dev/null
  measured young "$HUB" load_stored 5
  echo "start: $(tail -1 "$WORK/young")"
  if [ -s "$WORK/load.hub" ] || [ "$i" -lt $((ROUNDS - 1)) ]; then stop "$HUB"; HUB=; fi
done
if [ ! -s "$WORK/load.hub" ]; then # no part before has measured a warm one
  warm; for ((i = 0; i < ROUNDS; i++)); do measured load.hub "$HUB" load_stored "$SECONDS_EACH"; done
fi
row "202s a second $YOUNG s after the start" "$(side young)" "itself, warm" "$(side load.hub)" "at least 0.5"
