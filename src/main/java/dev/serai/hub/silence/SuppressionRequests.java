package dev.serai.hub.silence;

import dev.serai.hub.db.Ids;
import dev.serai.hub.http.Problem;
import dev.serai.policy.Durations;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.MaintenanceWindow;
import dev.serai.silence.Silence;
import dev.serai.silence.WindowSchedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what people want to set; what the contract's schema cannot say is refused here, with what is allowed. */
final class SuppressionRequests {

    /** A silence is for a while; what lasts longer is a policy. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private SuppressionRequests() {}

    /** @throws Problem 422 saying what is wrong */
    static Silence silence(Map<String, ?> body, String author, Instant now) {
        return refusing(() -> {
            Instant starts = body.get("starts_at") == null ? now : instant(body.get("starts_at"));
            Instant ends = ends(body, starts);
            require(ends.isAfter(now) && ends.isAfter(starts), "A silence ends in the future, after it begins.");
            require(!ends.isAfter(now.plus(LONGEST)), "A silence lasts at most 366 days.");
            return new Silence(Ids.next(), silenced(body), author, comment(body), starts, ends);
        });
    }

    private static Instant ends(Map<String, ?> body, Instant starts) {
        boolean both = body.get("ends_at") != null && body.get("duration") != null;
        boolean none = body.get("ends_at") == null && body.get("duration") == null;
        require(!both && !none, "Give either ends_at or duration, for instance \"2h\".");
        return body.get("ends_at") == null
                ? starts.plus(Durations.parse(String.valueOf(body.get("duration"))))
                : instant(body.get("ends_at"));
    }

    /** One that matches whatever is or is not there would silence everything. */
    static LabelMatchers silenced(Map<String, ?> body) {
        return refusing(() -> {
            LabelMatchers matchers = MatcherJson.read(MatcherJson.tree(body.get("matchers")));
            require(
                    !matchers.matchesEverything(),
                    "At least one matcher must not match the empty value: these would silence everything.");
            return matchers;
        });
    }

    /** @throws Problem 422 saying what is wrong */
    static MaintenanceWindow window(Map<String, ?> body, String author, Instant now) {
        return refusing(() -> {
            LabelMatchers scope = MatcherJson.read(MatcherJson.tree(body.get("scope")));
            require(
                    !scope.matchesEverything(),
                    "At least one matcher of the scope must not match the empty value: these would cover everything.");
            MaintenanceWindow window = new MaintenanceWindow(
                    Ids.next(),
                    scope,
                    lists(body.get("expects")),
                    lists(body.get("except")),
                    schedule(body),
                    author,
                    comment(body));
            require(
                    window.schedule().at(now).isPresent()
                            || window.schedule().next(now).isPresent(),
                    "A window is open now or will be; this one never is any more.");
            return window;
        });
    }

    private static WindowSchedule schedule(Map<String, ?> body) {
        Object rule = body.get("rule");
        return new WindowSchedule(
                LocalDateTime.parse(String.valueOf(body.get("starts_at"))),
                Durations.parse(String.valueOf(body.get("duration"))),
                rule == null ? null : String.valueOf(rule).replaceFirst("^RRULE:", ""),
                ZoneId.of(Objects.toString(body.get("zone"), "UTC")));
    }

    static List<LabelMatchers> lists(@Nullable Object given) {
        return given == null ? List.of() : MatcherJson.readLists(MatcherJson.tree(given));
    }

    private static String comment(Map<String, ?> body) {
        return Objects.toString(body.get("comment"), "");
    }

    static Instant instant(@Nullable Object text) {
        return OffsetDateTime.parse(String.valueOf(text)).toInstant();
    }

    static UUID id(String text) {
        return UUID.fromString(text);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static <T> T refusing(java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Problem(
                    422, "suppression-refused", "Not possible as it is written", String.valueOf(e.getMessage()));
        }
    }
}
