package dev.serai.kamelet.kafka;

import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Where a record lies, and the consumer that has read it. Batches are committed as a whole, by {@link KafkaBatches}. */
record RecordPosition(Consumer<?, ?> consumer, TopicPartition partition, long offset) implements KafkaManualCommit {

    @Override
    public void commit() {
        throw new IllegalStateException("a batch is committed as a whole");
    }
}
