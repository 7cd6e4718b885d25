package dev.serai.kamelet.kafka;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Makes records of events: one, or a list of messages that is sent as a whole. */
public class KafkaEvents {

    private static final String KEY = "kafka.KEY";
    private static final String EVENT_KEY = "eventKey";
    private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

    /** Leaves each message with the key that keeps its order, and as a header the type of its content. */
    public void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof List<?> all) {
            all.forEach(one -> record((Message) one));
            message.removeHeaders("*");
        } else {
            record(message);
        }
    }

    private static void record(Message message) {
        Object key = message.getHeader(EVENT_KEY);
        message.removeHeaders("*");
        Map<String, Object> headers = message.getHeaders();
        headers.put(KEY, key);
        headers.put("content-type", STRUCTURED);
    }
}
