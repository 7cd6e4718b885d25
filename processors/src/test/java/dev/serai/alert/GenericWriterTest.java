package dev.serai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

class GenericWriterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Alert alert(String title, @Nullable String description, Severity severity, boolean fires) {
        return new Alert(
                "kubernetes",
                "f-1",
                fires ? AlertState.FIRING : AlertState.RESOLVED,
                new AlertContent(
                        severity,
                        title,
                        description,
                        Map.of("namespace", "shop", "odd", ""),
                        Map.of("why", title),
                        List.of(new Link("more", "https://example.org/x")),
                        List.of()),
                new Times(NOON.plusNanos(123_456_789), fires ? null : NOON.plusSeconds(5)),
                null);
    }

    private static Normalised read(Alert... alerts) {
        return GenericNormaliser.normalise(GenericWriter.write(List.of(alerts)), "kubernetes", NOON);
    }

    @Property
    void what_was_written_is_read_back_as_it_was(
            @ForAll @NotBlank @StringLength(max = 200) String title, @ForAll Severity severity, @ForAll boolean fires) {
        String sound = title.chars().anyMatch(c -> c == 0 || Character.isSurrogate((char) c)) ? "title" : title;
        Alert alert = alert(sound, null, severity, fires);
        Normalised read = read(alert, alert);
        assertThat(read.rejected()).isEmpty();
        assertThat(read.alerts()).containsExactly(alert, alert);
    }

    @Example
    void what_can_be_no_text_is_replaced_and_costs_no_alert() {
        Normalised read = read(alert("a\u0000b", "half \uD83D pair \uD83D\uDE00", Severity.HIGH, true));
        assertThat(read.rejected()).isEmpty();
        assertThat(read.alerts().get(0).title()).isEqualTo("a\uFFFDb");
        assertThat(read.alerts().get(0).description()).isEqualTo("half \uFFFD pair \uD83D\uDE00");
    }
}
