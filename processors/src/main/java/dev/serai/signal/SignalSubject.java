package dev.serai.signal;

import dev.serai.incident.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about, the same whatever tool saw it: the source is no part of it.
 *
 * @param service whose condition it is
 * @param condition what is wrong
 */
public record SignalSubject(String service, String condition) {

    private static final List<String> SERVICES =
            List.of("service", "service_name", "app", "job", "instance", "host", "node");
    private static final List<String> CONDITIONS = List.of("alertname", "metric", "rule");

    /** @param alone stands for the service of an alert that names none: nothing else is of it */
    public static SignalSubject of(Map<String, String> labels, String title, String alone) {
        Place place = Place.of(labels);
        String service = Stream.concat(
                        Stream.ofNullable(labels.get("service")),
                        Stream.concat(Stream.ofNullable(place.workload()), values(labels, SERVICES)))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(alone);
        String condition = values(labels, CONDITIONS)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(title);
        return new SignalSubject(service, condition);
    }

    private static Stream<String> values(Map<String, String> labels, List<String> names) {
        return names.stream().<@Nullable String>map(labels::get).filter(Objects::nonNull);
    }
}
