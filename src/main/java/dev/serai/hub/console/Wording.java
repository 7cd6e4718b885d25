package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences and parts of them that several pages say alike. */
final class Wording {

    private static final String[] NUMBERS = {
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"
    };

    private Wording() {}

    /** At the beginning of a sentence: {@code Three things}. */
    static String counted(long number, String noun) {
        String word = number < NUMBERS.length ? NUMBERS[(int) number] : String.format(Locale.ROOT, "%,d", number);
        return word + " " + (number == 1 ? noun : plural(noun));
    }

    private static String plural(String noun) {
        return noun.endsWith("ry") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /** For instance {@code shop / cart}; empty when nobody knows. */
    static String place(JsonNode incident) {
        String place = Stream.of("namespace", "workload")
                .map(name -> incident.path(name).asText(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" / "));
        String cluster = incident.path("cluster").asText("");
        return place.isEmpty() ? cluster : cluster.isEmpty() ? place : place + " on " + cluster;
    }

    /** As {@code user:anna} or {@code slack:U1} is called on a page. */
    static String who(String actor) {
        return switch (actor) {
            case "" -> "somebody";
            case "system", "policy" -> "Serai";
            default -> actor.startsWith("model:")
                    ? "model " + actor.substring("model:".length())
                    : actor.startsWith("user:") ? actor.substring("user:".length()) : actor;
        };
    }

    static Severity severity(JsonNode incident) {
        return Severity.of(incident.path("severity").asText());
    }

    /** A time of the API; empty over null. */
    static Optional<Instant> instant(JsonNode object, String name) {
        return object.hasNonNull(name) ? instant(object.path(name).asText()) : Optional.empty();
    }

    /** Empty for what is no time in UTC. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** The first sign small, as within a sentence. */
    static String small(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** The first sign large, as a sentence begins. */
    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Whether something of the hub's may have it. */
    static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
