package dev.serai.kamelet.kafka;

import dev.serai.failure.Causes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.kafka.consumer.CommitManager;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.component.kafka.consumer.KafkaManualCommitFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code kafka-alert-source}. A batch that was taken is committed in each of its partitions; one that was not is
 * read again from its beginning. camel-kafka itself goes back in the first partition alone, and would commit behind what the
 * others have lost.
 */
public class KafkaBatches implements KafkaManualCommitFactory {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaBatches.class);
    private static final String POSITION = "CamelKafkaManualCommit";
    private static final String RECORDS = "kafkaRecords";
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 500;

    /** What had been read already when a partition went back comes at once, or not at all. */
    private static final long STALE_NANOS = Duration.ofSeconds(30).toNanos();

    /** To where partitions went back, until they are there: what comes of them before was read ahead, and comes again. */
    private final Map<TopicPartition, GoneBack> goneBack = new ConcurrentHashMap<>();

    private record GoneBack(long offset, long nanos) {}

    @Override
    public KafkaManualCommit newInstance(
            CamelExchangePayload exchange, KafkaRecordPayload record, CommitManager manager) {
        return new RecordPosition(exchange.consumer, record.partition, record.recordOffset);
    }

    /** Whatever was taken is not read again, but where the partition was given to another reader meanwhile. */
    public void commit(Exchange exchange) {
        List<RecordPosition> positions = positions(exchange);
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (RecordPosition position : positions) {
            if (counts(position)) {
                next.merge(position.partition(), new OffsetAndMetadata(position.offset() + 1), KafkaBatches::later);
            }
        }
        if (next.isEmpty()) {
            return;
        }
        try {
            positions.get(0).consumer().commitSync(next, COMMIT);
        } catch (KafkaException e) {
            LOG.warn("Records were taken and may come again: {}", Causes.rootName(e));
        }
    }

    /** Reads the batch again, a moment later. */
    public void goBack(Exchange exchange) throws InterruptedException {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("A batch of records was not taken, and is read again: {}", Causes.rootName(caught));
        Map<TopicPartition, Long> first = new HashMap<>();
        List<RecordPosition> positions = positions(exchange);
        positions.forEach(position -> first.merge(position.partition(), position.offset(), Math::min));
        Consumer<?, ?> consumer = positions.get(0).consumer();
        Thread.sleep(PAUSE_MILLIS);
        first.forEach((partition, offset) -> goBack(consumer, partition, offset));
    }

    private void goBack(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
        GoneBack before = goneBack.get(partition);
        long from = before == null || isOver(before) ? offset : Math.min(before.offset(), offset);
        try {
            consumer.seek(partition, from);
            goneBack.put(partition, new GoneBack(from, System.nanoTime()));
        } catch (IllegalStateException e) {
            // Another reader has it, and begins where it was committed.
            goneBack.remove(partition);
        }
    }

    private boolean counts(RecordPosition position) {
        GoneBack back = goneBack.get(position.partition());
        if (back == null) {
            return true;
        }
        if (position.offset() <= back.offset() || isOver(back)) {
            goneBack.remove(position.partition());
            return true;
        }
        return false;
    }

    private static boolean isOver(GoneBack back) {
        return System.nanoTime() - back.nanos() > STALE_NANOS;
    }

    private static OffsetAndMetadata later(OffsetAndMetadata one, OffsetAndMetadata other) {
        return one.offset() >= other.offset() ? one : other;
    }

    /** The source's own exchange has the records; what the steps behind it did to the message does not matter. */
    private static List<RecordPosition> positions(Exchange exchange) {
        List<?> records = exchange.getProperty(RECORDS, List.class);
        return records.stream()
                .map(record -> ((Exchange) record).getMessage().getHeader(POSITION, RecordPosition.class))
                .toList();
    }
}
