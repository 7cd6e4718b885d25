/** What the Kamelets of Kafka need beside camel-kafka. */
@NullMarked
package dev.serai.kamelet.kafka;

import org.jspecify.annotations.NullMarked;
