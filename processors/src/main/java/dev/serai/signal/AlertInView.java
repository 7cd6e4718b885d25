package dev.serai.signal;

import dev.serai.alert.Severity;
import dev.serai.incident.Place;
import java.util.Map;

/**
 * One alert that fires in the incident, as its sender wrote it.
 *
 * @param source the configured source it came through
 * @param environment by policy
 */
public record AlertInView(
        String source, Severity severity, String environment, Map<String, String> labels, Place place) {

    public AlertInView {
        labels = Map.copyOf(labels);
    }

    public static AlertInView of(String source, Severity severity, String environment, Map<String, String> labels) {
        return new AlertInView(source, severity, environment, labels, Place.of(labels));
    }
}
