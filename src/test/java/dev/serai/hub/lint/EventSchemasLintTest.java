package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.event.EventCatalogue;
import dev.serai.event.EventSchema;
import dev.serai.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The schemas of events are those of the catalogue, and keep what was released: a receiver that checks goes on working. */
class EventSchemasLintTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("docs/reference/event-schemas");

    /** Written anew at a release. */
    private static final Path RELEASED = Path.of("src/test/resources/events/serai-events-released.json");

    @Test
    void the_files_are_what_the_catalogue_says() throws IOException {
        boolean write = Boolean.getBoolean("serai.docs.write");
        for (EventType type : EventCatalogue.types()) {
            Path file = FOLDER.resolve(type.verb() + ".json");
            String schema = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(EventSchema.of(type)) + "\n";
            if (write) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, schema);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s: run this test with -Dserai.docs.write=true", file)
                    .isEqualTo(schema);
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files.count()).isEqualTo(EventCatalogue.types().size());
        }
    }

    @Test
    void they_keep_what_was_released() throws IOException {
        assertThat(breaks(JSON.readTree(RELEASED.toFile()), now())).isEmpty();
    }

    @Test
    void what_only_adds_breaks_nobody() {
        assertThat(broken(schema -> {
                    details(schema).putObject("colour").put("type", "string");
                    ((ArrayNode) schema.at("/properties/data/required")).add("colour");
                }))
                .isEmpty();
    }

    @Test
    void what_goes_changes_its_type_or_may_be_missing_is_found() {
        assertThat(broken(schema -> details(schema).remove("environment")))
                .containsExactly("incident.opened /data/details/environment is gone");
        assertThat(broken(schema -> details(schema).putObject("environment").put("type", "integer")))
                .containsExactly("incident.opened /data/details/environment has another type");
        assertThat(broken(schema -> ((ArrayNode) schema.at("/properties/data/properties/details/required")).remove(0)))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("may be missing now");
        ObjectNode none = now();
        none.remove("incident.opened");
        assertThat(breaks(now(), none)).containsExactly("incident.opened is gone");
    }

    private static List<String> broken(Consumer<ObjectNode> change) {
        ObjectNode changed = now();
        change.accept((ObjectNode) changed.get("incident.opened"));
        return breaks(now(), changed);
    }

    private static ObjectNode details(ObjectNode schema) {
        return (ObjectNode) schema.at("/properties/data/properties/details/properties");
    }

    private static ObjectNode now() {
        Map<String, JsonNode> all =
                EventCatalogue.types().stream().collect(Collectors.toMap(EventType::verb, EventSchema::of));
        return JSON.valueToTree(all);
    }

    private static List<String> breaks(JsonNode released, JsonNode now) {
        List<String> found = new ArrayList<>();
        released.properties().forEach(type -> {
            JsonNode other = now.path(type.getKey());
            if (other.isMissingNode()) {
                found.add(type.getKey() + " is gone");
            } else {
                compare(type.getKey() + " ", type.getValue(), other, found);
            }
        });
        return found;
    }

    private static void compare(String where, JsonNode before, JsonNode now, List<String> found) {
        before.path("properties").properties().forEach(property -> {
            String at = where + "/" + property.getKey();
            JsonNode other = now.path("properties").path(property.getKey());
            if (other.isMissingNode()) {
                found.add(at + " is gone");
            } else if (!other.path("type").equals(property.getValue().path("type"))) {
                found.add(at + " has another type");
            } else {
                compare(at, property.getValue(), other, found);
            }
        });
        Set<String> always = texts(now.path("required"));
        texts(before.path("required")).stream()
                .filter(name -> !always.contains(name) && now.path("properties").has(name))
                .forEach(name -> found.add(where + "/" + name + " may be missing now"));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
