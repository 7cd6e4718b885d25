package dev.serai.hub.kafka;

import dev.serai.secret.Redaction;
import java.time.Instant;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;

/**
 * A record that no alert can be made of, as it is written to the topic of dead letters: its key, bytes and headers, and beside
 * them where it lay and why it is here.
 */
final class DeadLetter {

    /** Brokers take a megabyte; a record that its dead letters refused would hold up its partition for ever. */
    private static final int MOST_BYTES = 512 * 1024;

    private DeadLetter() {}

    static Message of(Exchange record, String source, String reason, Instant now) {
        Message from = record.getMessage();
        Message letter = new DefaultMessage(record.getContext());
        from.getHeaders().forEach((name, value) -> {
            if (value instanceof byte[] && !name.startsWith("serai-")) {
                letter.setHeader(name, value);
            }
        });
        letter.setHeader("kafka.KEY", from.getHeader("kafka.KEY"));
        letter.setHeader("serai-source", source);
        letter.setHeader("serai-reason", Redaction.redact(reason));
        letter.setHeader("serai-topic", String.valueOf(from.getHeader("kafka.TOPIC")));
        letter.setHeader("serai-partition", String.valueOf(from.getHeader("kafka.PARTITION")));
        letter.setHeader("serai-offset", String.valueOf(from.getHeader("kafka.OFFSET")));
        letter.setHeader("serai-at", now.toString());
        letter.setBody(bytes(from.getBody(byte[].class), letter));
        return letter;
    }

    private static byte[] bytes(byte @Nullable [] whole, Message letter) {
        if (whole == null) {
            return new byte[0];
        }
        if (whole.length <= MOST_BYTES) {
            return whole;
        }
        letter.setHeader("serai-cut", Integer.toString(whole.length));
        return Arrays.copyOf(whole, MOST_BYTES);
    }
}
