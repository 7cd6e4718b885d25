# Alerts from a topic until the store has counted them, against the same consumer that upserts the same rows by plain JDBC.
RECORDS=${RECORDS:-50000} KAFKA_PORT=${KAFKA_PORT:-19092}
echo "== $RECORDS records of a topic with 12 partitions, 500 at once, $ROUNDS rounds, interleaved; 1 in $NEW_EVERY alerts is new"
if [ -z "${KAFKA_CLASSPATH:-}" ]; then # a broker comes with what the tests need
  ./mvnw -q -B -ntp -pl src -am compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$WORK/classpath" >"$WORK/maven.log" 2>&1 ||
    { tail -20 "$WORK/maven.log"; exit 1; }
  KAFKA_CLASSPATH=$(cat "$WORK/classpath")
fi
mkdir "$WORK/kafka" "$WORK/kafkabench"
printf 'version=1\ncluster.id=c2VyYWktYmVuY2gta2Fma2E\nnode.id=1\n' >"$WORK/kafka/meta.properties"
cat >"$WORK/kafka.properties" <<END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$((KAFKA_PORT + 1))
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:$KAFKA_PORT,CONTROLLER://127.0.0.1:$((KAFKA_PORT + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$KAFKA_PORT
log.dirs=$WORK/kafka
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
END
KAFKA_LIBS="$WORK/kafkabench:$(ls "$WORK"/app/lib/*.jar | grep -E 'kafka-clients|postgresql|jackson-(core|databind|annotations)|slf4j-api|lz4|snappy|zstd' | paste -sd:)"
javac -d "$WORK/kafkabench" -cp "$KAFKA_LIBS" src/bench/java/dev/serai/bench/kafka/*.java
java -Xmx512m -cp "$KAFKA_CLASSPATH" kafka.Kafka "$WORK/kafka.properties" >"$WORK/kafka.log" 2>&1 &
KAFKA=$!; PIDS+=("$KAFKA")
records() { # <topic> <records> <word>
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$KAFKA_LIBS" dev.serai.bench.kafka.Records \
    "127.0.0.1:$KAFKA_PORT" "$1" "$2" "$NEW_EVERY" "$3" 2>>"$WORK/records.log"
}
until (exec 3<>"/dev/tcp/127.0.0.1/$KAFKA_PORT") 2>/dev/null; do
  kill -0 "$KAFKA" 2>/dev/null || { echo "the broker ended:"; tail -20 "$WORK/kafka.log"; exit 1; }
  sleep 0.2
done
records alerts 0 topic; records plain 0 topic
export SERAI_KAFKA_BROKERS="127.0.0.1:$KAFKA_PORT" SERAI_KAFKA_ALERTS_QUEUE_TOPIC=alerts
start_hub; until_is 202 "$HUB" "$WORK/hub.log" one_alert
unset SERAI_KAFKA_BROKERS SERAI_KAFKA_ALERTS_QUEUE_TOPIC
plain_table
java $HEAP -cp "$KAFKA_LIBS" dev.serai.bench.kafka.Plain "127.0.0.1:$KAFKA_PORT" plain "$SPRING_DATASOURCE_URL" >"$WORK/plain.log" 2>&1 &
PLAIN=$!; PIDS+=("$PLAIN")
queued() { "${SQL[@]}" -d bench -c "select coalesce(sum(occurrences), 0) from $1 where source = 'queue'"; }
from_topic() { # <topic> <table> <round>; prints alerts a second from the first record until all are counted, and how many
  local before began end count; before=$(queued "$2"); end=$(($(now_ms) + 180000))
  began=$(records "$1" "$RECORDS" "$3" | cut -d' ' -f2)
  until count=$(queued "$2"); [ "$count" -ge $((before + RECORDS)) ]; do
    [ "$(now_ms)" -lt "$end" ] || { echo "$1: counted $((count - before)) of $RECORDS" >&2; exit 1; }
    sleep 0.05
  done
  [ "$count" = $((before + RECORDS)) ] || { echo "$1: counts wrong: $((count - before)) of $RECORDS" >&2; exit 1; }
  awk -v n="$RECORDS" -v ms=$(($(now_ms) - began)) 'BEGIN { printf "%.0f %d\n", n * 1000 / ms, n }'
}
for ((i = 0; i < ${KAFKA_WARM:-3}; i++)); do from_topic alerts alert "warm-$i" >/dev/null; from_topic plain bench_alert "warm-$i" >/dev/null; done
for ((i = 0; i < ROUNDS; i++)); do
  measured kafka.hub "$HUB" from_topic alerts alert "round-$i"
  measured kafka.plain "$PLAIN" from_topic plain bench_alert "round-$i"
  echo "round: hub $(tail -1 "$WORK/kafka.hub"); plain JDBC $(tail -1 "$WORK/kafka.plain")"
done
row "alerts a second from Kafka, stored" "$(side kafka.hub)" "plain JDBC" "$(side kafka.plain)" "at least 0.7"
stop "$PLAIN"; stop "$HUB"; HUB=; stop "$KAFKA"
no_plain_table
