package dev.serai.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What was released stays: nothing disappears, changes its type, or becomes required of a caller. */
class ContractTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    /** Where a change would take something from a caller. */
    private static final Set<String> FIXED =
            Set.of("type", "format", "pattern", "$ref", "nullable", "operationId", "x-serai-role", "in", "name");

    @Test
    void the_contract_keeps_what_was_released() throws IOException {
        assertThat(broken(released(), read("openapi/serai-v1.yaml"))).isEmpty();
    }

    @Test
    void a_removed_field_a_new_type_and_a_new_demand_are_found() throws IOException {
        JsonNode removed = read("openapi/serai-v1.yaml");
        ((ObjectNode) removed.at("/components/schemas/Alert/properties")).remove("notes");
        JsonNode retyped = read("openapi/serai-v1.yaml");
        ((ObjectNode) retyped.at("/components/schemas/Alert/properties/episode")).put("type", "string");
        JsonNode required = read("openapi/serai-v1.yaml");
        ((com.fasterxml.jackson.databind.node.ArrayNode) required.at("/components/schemas/DecisionRequest/required"))
                .add("comment");
        JsonNode gone = read("openapi/serai-v1.yaml");
        ((ObjectNode) gone.at("/paths")).remove("/audit/verify");

        assertThat(broken(released(), removed)).containsExactly("/components/schemas/Alert/properties/notes is gone");
        assertThat(broken(released(), retyped))
                .containsExactly("/components/schemas/Alert/properties/episode/type changed");
        assertThat(broken(released(), required))
                .containsExactly("/components/schemas/DecisionRequest/required demands more: [comment]");
        assertThat(broken(released(), gone)).containsExactly("/paths/~1audit~1verify is gone");
    }

    private static JsonNode released() throws IOException {
        return read("openapi/serai-v1-released.yaml");
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(new ClassPathResource(file).getInputStream());
    }

    private static List<String> broken(JsonNode released, JsonNode now) {
        List<String> found = new ArrayList<>();
        for (String part : List.of("/paths", "/components")) {
            compare(part, released.at(part), now.at(part), found);
        }
        return found;
    }

    private static void compare(String at, JsonNode released, JsonNode now, List<String> found) {
        released.properties().forEach(member -> {
            String path = at + "/" + member.getKey().replace("/", "~1");
            JsonNode value = now.path(member.getKey());
            if (value.isMissingNode()) {
                found.add(path + " is gone");
            } else if (member.getKey().equals("required") && value.isArray()) {
                TreeSet<String> more = texts(value);
                more.removeAll(texts(member.getValue()));
                if (!more.isEmpty() && path.contains("Request/")) {
                    found.add(path + " demands more: " + more);
                }
            } else if (member.getKey().equals("enum")) {
                if (!texts(value).containsAll(texts(member.getValue()))) {
                    found.add(path + " lost a value");
                }
            } else if (FIXED.contains(member.getKey()) && value.isValueNode() && !value.equals(member.getValue())) {
                found.add(path + " changed");
            } else {
                compare(path, member.getValue(), value, found);
            }
        });
    }

    private static TreeSet<String> texts(JsonNode array) {
        TreeSet<String> texts = new TreeSet<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
