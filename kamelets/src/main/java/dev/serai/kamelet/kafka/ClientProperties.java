package dev.serai.kamelet.kafka;

import java.util.HashMap;
import java.util.Map;

/** Properties of Kafka's clients as one text: a property a line, as {@code name=value}. */
final class ClientProperties {

    private ClientProperties() {}

    static Map<String, String> of(String lines) {
        Map<String, String> all = new HashMap<>();
        for (String line : lines.split("\n")) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2) {
                all.put(pair[0].strip(), pair[1].strip());
            }
        }
        return all;
    }
}
