package dev.serai.kamelet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KameletLintTest {

    private static final Path FOLDER = Path.of("src/main/resources/kamelets");
    private static final String GOOD = "http-request-action.kamelet.yaml";

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_kamelet_of_the_catalogue_keeps_the_rules(Path file) throws Exception {
        assertThat(KameletLint.check(file.getFileName().toString(), Files.readString(file)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void only_versions_are_filled_in(Path file) throws Exception {
        String built = Files.readString(Path.of("target/classes/kamelets").resolve(file.getFileName()));
        String expected = Files.readString(file).replaceAll("(mvn:[^$\n]+:)\\$\\{[a-z0-9.-]+}", "$1VERSION");
        assertThat(built.replaceAll("(mvn:[^:\n]+:[^:\n]+:)[0-9][A-Za-z0-9.-]*", "$1VERSION"))
                .isEqualTo(expected)
                .contains("serai-kamelets:VERSION");
    }

    @Test
    void there_are_kamelets_to_check() throws Exception {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: http-request-action | name: http-other-action | is not the file's name",
                "kamelet.type: action | kamelet.type: sink | does not end in -sink",
                "camel.apache.org/provider: Serai | other: x | annotation provider is missing",
                "kamelet.icon: data:image/svg | kamelet.icon: https://x | kamelet.icon is no embedded SVG",
                "title: Allow Private | name: Allow Private | property allowPrivate has no title",
                "such as 10.0.0.0/8. | such as 10 | property allowPrivate has no description",
                "type: integer | type: count | property timeLimit has no type",
                "timeLimit: | timeout: | property timeout is an option of the kamelet component",
                "bodyLimit: | bodyMax: | property bodyMax is declared and not used",
                "\"{{bodyLimit}}\" | \"{{bodyMax}}\" | {{bodyMax}} is used and not declared",
                "allowPrivate: | allowToken: | property allowToken is a secret",
                "uri: kamelet:source | uri: direct:x | not kamelet:source",
                "effect: change | effect: destroy | Unknown effect 'destroy'",
                "serai.dev/effect: change | other: change | annotation serai.dev/effect is missing",
                "base-risk: \"35\" | base-risk: \"350\" | not within 0 and 100",
                "target: url | target: nothing | names no argument: nothing",
                "target: url | target: method/nothing?/url | names no argument: nothing",
                "target: url | executor: Http/x | serai.dev/executor is no name of routes: Http/x",
                "additionalProperties: false | additionalProperties: true | allows arguments that it does not declare",
                "serai-kamelets:${project.version} | serai-kamelets | spec.dependencies has no mvn:dev.serai",
                "serai-kamelets:${project.version} | serai-kamelets | serai-kamelets is no camel:<name> or has no version",
                "- camel:bean | - mvn:org.example:x:latest | mvn:org.example:x:latest is no camel:<name> or has no version",
                "description: The body, as text. | title: Body | argument body has no type or no description",
            })
    void each_broken_rule_is_found(String good, String bad, String finding) throws Exception {
        String text = Files.readString(FOLDER.resolve(GOOD));
        assertThat(text).contains(good);
        String broken =
                text.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));
        assertThat(KameletLint.check(GOOD, broken))
                .anySatisfy(found -> assertThat(found).contains(finding));
    }
}
