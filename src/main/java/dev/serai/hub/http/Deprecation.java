package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That an operation is deprecated: {@code x-serai-deprecation} in the contract, from which every signal comes.
 *
 * @param since the day on which it became so
 * @param sunset the day on which it may end
 * @param successor method and path of what comes after it, the path after the base
 */
record Deprecation(LocalDate since, LocalDate sunset, String successor) {

    public Deprecation {
        if (!sunset.isAfter(since) || !successor.matches("[A-Z]+ /\\S+")) {
            throw new IllegalArgumentException(
                    "x-serai-deprecation needs a sunset after since, and a successor such as 'PUT /auth/me/password'");
        }
    }

    static @Nullable Deprecation of(JsonNode operation) {
        JsonNode mark = operation.path("x-serai-deprecation");
        return operation.path("deprecated").asBoolean()
                ? new Deprecation(
                        LocalDate.parse(mark.path("since").asText()),
                        LocalDate.parse(mark.path("sunset").asText()),
                        mark.path("successor").asText())
                : null;
    }

    /** {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594) and a link to the successor. */
    Map<String, String> headers() {
        String path = successor.substring(successor.indexOf(' ') + 1);
        return Map.of(
                "Deprecation", "@" + since.atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                "Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(sunset.atStartOfDay(ZoneOffset.UTC)),
                "Link", "<" + ApiContract.BASE + path + ">; rel=\"successor-version\"");
    }

    /** One sentence for people. */
    String notice(ApiOperation operation) {
        return operation.method() + " " + operation.path() + " is deprecated since " + since + " and may end on "
                + sunset + "; use " + successor.replace(" ", " " + ApiContract.BASE) + ".";
    }
}
