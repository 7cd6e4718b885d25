package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.event.EventCatalogue;
import dev.serai.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference of events is what the catalogue says. */
class EventReferenceLintTest {

    private static final Path PAGE = Path.of("docs/reference/event-catalogue.md");
    private static final String REGENERATE =
            "./mvnw -B -q test -Dtest=EventReferenceLintTest -Dsurefire.failIfNoSpecifiedTests=false -Dserai.docs.write=true";

    @Test
    void the_page_is_what_the_catalogue_says() throws IOException {
        String page = EventReference.of(EventCatalogue.types());
        if (Boolean.getBoolean("serai.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("regenerate it with: %s", REGENERATE)
                .isEqualTo(page);
    }

    @Test
    void another_catalogue_makes_another_page() {
        List<EventType> types = new ArrayList<>(EventCatalogue.types());
        EventType first = types.get(0);
        types.set(
                0,
                new EventType(
                        first.name(),
                        first.verb(),
                        first.means(),
                        first.subjects(),
                        first.shown(),
                        List.of(),
                        first.since()));

        assertThat(first.fields()).isNotEmpty();
        assertThat(EventReference.of(types)).isNotEqualTo(EventReference.of(EventCatalogue.types()));
    }

    @Test
    void every_event_has_one_row() {
        String page = EventReference.of(EventCatalogue.types());
        assertThat(EventCatalogue.types())
                .allSatisfy(type -> assertThat(page).containsOnlyOnce("\n| `" + type.verb() + "` |"));
    }
}
