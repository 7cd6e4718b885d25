package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocExamplesTest {

    private static final DocExamples EXAMPLES = new DocExamples();

    @TestFactory
    List<DynamicTest> each_example_is_taken() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                int number = 0;
                List<String> blocks = DocExamples.in(Files.readString(file));
                for (String block : blocks) {
                    tests.add(DynamicTest.dynamicTest(
                            file + " " + ++number, () -> assertThat(EXAMPLES.findings(block, blocks))
                                    .as(block)
                                    .isEmpty()));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(12);
        return tests;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- route: { id: x, description: Does it., from: { uri: 'direct:x', steps: [ { to: 'direct:nobody' } ] } }",
                "- to: 'sql:classpath:sql/nothing.sql'",
                "serai: { sources: { github: { knd: github } } }",
                "name: example\nwhen: nothing.at.all\nsteps: []",
                "steps: [ { id: a, action: no-such-action, with: {} } ]",
                "verify: { action: kubernetes-ready-action, within: soon }",
                "environments: { order: [] }",
                "hours: { office: { zone: Nowhere } }",
                "rotas: { shop: { zone: Nowhere, layers: [] } }",
                "patterns: [ { id: x, any: [ '(' ] } ]",
                "something: else",
                "a: [",
            })
    void what_the_hub_would_refuse_is_found(String block) {
        assertThat(EXAMPLES.findings(block, List.of())).isNotEmpty();
    }

    @Test
    void blocks_are_found_also_inside_lists() {
        assertThat(DocExamples.in("a\n```yaml\nx: 1\n```\n1. b\n   ```yaml\n   y: 2\n   ```\n"))
                .containsExactly("x: 1\n", "y: 2\n");
    }
}
