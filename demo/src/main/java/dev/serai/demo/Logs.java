package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What containers wrote, with {@code previous}, {@code sinceTime}, {@code tailLines} and {@code limitBytes} of the API. A line
 * begins with the time at which it was written, as {@code timestamps} asks for; one without is as old as the line before.
 */
final class Logs {

    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z) ");

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private volatile LogSource source = (pod, container, previous) -> null;

    /** Says what a container wrote. */
    interface LogSource {
        /** @return nothing when it knows nothing of that run */
        @Nullable
        String log(JsonNode pod, String container, boolean previous);
    }

    void source(LogSource source) {
        this.source = source;
    }

    void put(String namespace, String pod, String container, boolean previous, String text) {
        texts.put(key(namespace, pod, container, previous), text);
    }

    void clear() {
        texts.clear();
    }

    byte[] read(JsonNode pod, Address at, Map<String, String> query) {
        String container = query.getOrDefault(
                "container", pod.at("/spec/containers/0/name").asText());
        boolean previous = query.getOrDefault("previous", "").equals("true");
        String text = texts.get(key(at.namespace(), at.name(), container, previous));
        if (text == null) {
            text = source.log(pod, container, previous);
        }
        if (text == null && previous) {
            throw new Rejected(Status.badRequest(
                    "previous terminated container \"" + container + "\" in pod \"" + at.name() + "\" not found"));
        }
        return bounded(text == null ? "" : text, query);
    }

    private static byte[] bounded(String text, Map<String, String> query) {
        String shown = since(text, query.get("sinceTime"));
        if (query.containsKey("tailLines")) {
            List<String> lines = Arrays.asList(shown.split("(?<=\n)"));
            int count = Integer.parseInt(query.get("tailLines"));
            shown = String.join("", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        }
        byte[] bytes = shown.getBytes(StandardCharsets.UTF_8);
        int limit = Integer.parseInt(query.getOrDefault("limitBytes", String.valueOf(bytes.length)));
        return Arrays.copyOf(bytes, Math.min(limit, bytes.length));
    }

    private static String since(String text, @Nullable String time) {
        if (time == null) {
            return text;
        }
        Instant from = Instant.parse(time);
        StringBuilder shown = new StringBuilder();
        boolean late = false;
        for (String line : text.split("(?<=\n)")) {
            Matcher written = TIME.matcher(line);
            late = written.lookingAt() ? !Instant.parse(written.group(1)).isBefore(from) : late;
            shown.append(late ? line : "");
        }
        return shown.toString();
    }

    private static String key(String namespace, String pod, String container, boolean previous) {
        return namespace + "/" + pod + "/" + container + "/" + previous;
    }
}
