package dev.serai.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The channels that files of routes make of the template {@code deliver-to-sink}: what a Kamelet delivers to. */
public final class SinkNames {

    private static final String TEMPLATE = "deliver-to-sink";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private SinkNames() {}

    /**
     * Their names.
     *
     * @param routes the texts of files of routes; one that cannot be read makes no channel, which others report
     */
    public static SortedSet<String> of(Collection<String> routes) {
        SortedSet<String> names = new TreeSet<>();
        routes.stream()
                .filter(text -> text.contains(TEMPLATE))
                .flatMap(SinkNames::entries)
                .map(entry -> entry.path("templatedRoute"))
                .filter(route -> route.path("routeTemplateRef").asText().equals(TEMPLATE))
                .map(SinkNames::channel)
                .forEach(names::add);
        names.removeAll(NotifyPolicy.CHANNELS);
        names.removeIf(name -> !NAME.matcher(name).matches());
        return names;
    }

    private static Stream<JsonNode> entries(String text) {
        try {
            return StreamSupport.stream(
                    PolicyFile.read("routes", text, "{}").tree().spliterator(), false);
        } catch (PolicyException broken) {
            return Stream.empty();
        }
    }

    private static String channel(JsonNode route) {
        return StreamSupport.stream(route.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals("channel"))
                .map(parameter -> parameter.path("value").asText())
                .findFirst()
                .orElse("");
    }
}
