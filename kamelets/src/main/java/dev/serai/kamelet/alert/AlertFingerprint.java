package dev.serai.kamelet.alert;

import dev.serai.alert.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;

/** Gives an alert the fingerprint of its labels, or of some of them: whose are equal is one alert. */
public class AlertFingerprint {

    private List<String> labels = List.of();

    /** Names of labels, separated by commas; empty for all. */
    public void setLabels(String labels) {
        this.labels = Arrays.stream(labels.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The alert with its {@code fingerprint}, of 64 hexadecimal digits; of its title where it has none of the labels. */
    public Map<String, Object> identify(@Body Map<String, Object> alert) {
        Map<String, String> identity = new TreeMap<>();
        if (alert.get("labels") instanceof Map<?, ?> all) {
            all.forEach((name, value) -> identity.put(String.valueOf(name), String.valueOf(value)));
        }
        if (!labels.isEmpty()) {
            identity.keySet().retainAll(labels);
        }
        Map<String, Object> identified = new TreeMap<>(alert);
        identified.put(
                "fingerprint",
                Fingerprint.of(identity.isEmpty() ? Map.of("title", String.valueOf(alert.get("title"))) : identity));
        return identified;
    }
}
