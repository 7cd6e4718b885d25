package dev.serai.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a message, and when: what times and links look like there.
 *
 * @param publicUrl where the hub is reached by people, without a slash at its end; null for nowhere
 * @param zone in which they read times
 * @param now when it is read first
 * @param linkHosts the hosts that links which alerts carry may lead to
 */
public record Audience(@Nullable String publicUrl, ZoneId zone, Instant now, LinkHosts linkHosts) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    /** For instance {@code 21:32}, {@code 21 Nov, 21:32} on another day, {@code 21:32 UTC} where nobody has set a zone. */
    String time(Instant at) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? CLOCK : DAY).format(at.atZone(zone)) + (zone.equals(ZoneOffset.UTC) ? " UTC" : "");
    }

    /** A button that leads to a page of the console; none where people reach no console. */
    List<Button> open(String label, String path) {
        return publicUrl == null ? List.of() : List.of(Button.link(label, publicUrl + "/console/" + path));
    }

    /** A button that leads where an alert says; empty where that may be anywhere. */
    Optional<Button> link(String label, String url) {
        return linkHosts.allow(url) ? Optional.of(Button.link(label, url)) : Optional.empty();
    }
}
