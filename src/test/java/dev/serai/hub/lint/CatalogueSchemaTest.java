package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each Kamelet of the catalogue is what the schema of Camel's YAML describes, by which editors open it. */
class CatalogueSchemaTest {

    private static final RouteLint LINT =
            new RouteLint(List.of(KameletRules::check, new ExpressionRule(), ClassRule::check));

    static Stream<Path> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("kamelets/src/main/resources/kamelets"))) {
            return files.sorted().toList().stream();
        }
    }

    private static List<String> findings(String name, String text) {
        PolicyFile file = PolicyFile.read(name, text, "{}");
        return LINT.findings(new RouteSet(List.of(file), new CallableKamelets(Map.of())));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void an_editor_can_open_it(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(findings(file.toString(), text)).isEmpty();
        assertThat(findings(file.toString(), text.replace("steps:", "stepps:"))).isNotEmpty();
        JsonNode kamelet = PolicyFile.read("kamelet", text, "{}").tree();
        assertThat(kamelet.at("/spec/template").isObject()).isTrue();
    }
}
