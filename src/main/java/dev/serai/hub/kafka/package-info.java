/** Kafka: topics that bring alerts, and how the hub is connected. Nothing of Kafka's own is loaded while it is off. */
@NullMarked
package dev.serai.hub.kafka;

import org.jspecify.annotations.NullMarked;
