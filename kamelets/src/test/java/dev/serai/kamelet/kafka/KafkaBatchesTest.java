package dev.serai.kamelet.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is committed of a batch, and from where it is read again. */
class KafkaBatchesTest {

    private static final TopicPartition FIRST = new TopicPartition("alerts", 0);
    private static final TopicPartition SECOND = new TopicPartition("alerts", 1);

    private final KafkaBatches batches = new KafkaBatches();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(OffsetResetStrategy.EARLIEST);

    @BeforeEach
    void assigned() {
        consumer.assign(Set.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.seek(FIRST, 100);
        consumer.seek(SECOND, 100);
    }

    @Test
    void each_partition_of_a_batch_is_committed_behind_its_last_record() {
        batches.commit(batch(at(FIRST, 4), at(SECOND, 7), at(FIRST, 5)));

        assertThat(committed(FIRST)).isEqualTo(6);
        assertThat(committed(SECOND)).isEqualTo(8);
    }

    @Test
    void a_batch_that_was_not_taken_is_read_again_in_each_of_its_partitions() throws InterruptedException {
        batches.goBack(failed(batch(at(FIRST, 4), at(SECOND, 7), at(FIRST, 5))));

        assertThat(consumer.position(FIRST)).isEqualTo(4);
        assertThat(consumer.position(SECOND)).isEqualTo(7);
        assertThat(committed(FIRST)).isEqualTo(-1);
    }

    @Test
    void what_was_read_ahead_of_it_is_not_committed_until_it_was_taken() throws InterruptedException {
        batches.goBack(failed(batch(at(FIRST, 4), at(FIRST, 5))));

        batches.commit(batch(at(FIRST, 6), at(SECOND, 2)));
        assertThat(committed(FIRST)).as("4 and 5 would be lost by a kill").isEqualTo(-1);
        assertThat(committed(SECOND)).isEqualTo(3);

        batches.commit(batch(at(FIRST, 4), at(FIRST, 5), at(FIRST, 6)));
        assertThat(committed(FIRST)).isEqualTo(7);
    }

    @Test
    void a_partition_that_another_reader_has_is_left_to_it() throws InterruptedException {
        consumer.assign(Set.of(SECOND));
        consumer.seek(SECOND, 100);

        batches.goBack(failed(batch(at(FIRST, 4), at(SECOND, 7))));

        assertThat(consumer.position(SECOND)).isEqualTo(7);
    }

    private long committed(TopicPartition partition) {
        var offset = consumer.committed(Set.of(partition)).get(partition);
        return offset == null ? -1 : offset.offset();
    }

    private RecordPosition at(TopicPartition partition, long offset) {
        return new RecordPosition(consumer, partition, offset);
    }

    private static Exchange batch(RecordPosition... positions) {
        DefaultCamelContext camel = new DefaultCamelContext();
        List<Exchange> records = new ArrayList<>();
        for (RecordPosition position : positions) {
            Exchange record = new DefaultExchange(camel);
            record.getMessage().setHeader("CamelKafkaManualCommit", position);
            records.add(record);
        }
        Exchange batch = new DefaultExchange(camel);
        batch.setProperty("kafkaRecords", records);
        return batch;
    }

    private static Exchange failed(Exchange batch) {
        batch.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, new IllegalStateException("the database is away"));
        return batch;
    }
}
