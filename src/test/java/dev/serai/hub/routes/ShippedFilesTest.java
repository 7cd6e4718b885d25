package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.digest.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShippedFilesTest {

    /** Knows the list alone, nothing of this release. */
    private final ShippedFiles listed = ShippedFiles.of(ProductFiles.of(new TreeMap<>()));

    private static final Path LIST = Path.of("src/main/resources").resolve(ShippedFiles.LIST);
    private static final String REGENERATE =
            "./mvnw -B -q test -Dtest=ShippedFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dserai.docs.write=true";

    private List<String> missing(Map<String, String> files) throws Exception {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!listed.has(file.getValue())) {
                missing.add(file.getKey());
            }
            if (file.getKey().endsWith(RouteFile.SUFFIX)) {
                RouteFile.read("file:x", file.getValue()).items().stream()
                        .filter(item -> !listed.has(item) || !listed.hasName(item.name()))
                        .forEach(item -> missing.add(file.getKey() + "#" + item.name()));
            }
        }
        return missing;
    }

    /** What the list is to hold of a release. */
    private static List<String> lines(Path release) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("# " + release.getFileName().toString().replace(".zip", ""));
        for (Map.Entry<String, String> file : ShippedRoutes.files(release).entrySet()) {
            String name = file.getKey();
            String text = file.getValue().replace("\r\n", "\n");
            lines.add(Sha256.hex(text) + "  " + name);
            String content = ShippedFiles.content(name, text);
            if (name.endsWith(RouteFile.SUFFIX)) {
                RouteFile.read("file:x", text)
                        .items()
                        .forEach(item -> lines.add(Sha256.hex(item.content()) + "  " + name + "#"
                                + (item.name().isEmpty() ? item.kind() : item.name())));
            } else if (!content.isEmpty()) {
                lines.add(content + "  " + name + "#");
            }
        }
        return lines;
    }

    @Test
    void the_list_is_what_the_kept_releases_shipped() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# SHA-256 of what releases ship in routes/: files, what they say, and what each entry of a file of routes says.");
        lines.add("# Made by ShippedFilesTest of the files that src/release/list-routes keeps.");
        for (Path release : ShippedRoutes.releases()) {
            lines.addAll(lines(release));
        }
        if (Boolean.getBoolean("serai.docs.write")) {
            Files.write(LIST, lines);
        }
        assertThat(Files.readAllLines(LIST))
                .as("regenerate it with: %s", REGENERATE)
                .isEqualTo(lines);
    }

    @Test
    void each_file_and_each_definition_of_every_release_is_in_the_list() throws Exception {
        assertThat(ShippedRoutes.releases()).isNotEmpty();
        for (Path release : ShippedRoutes.releases()) {
            assertThat(missing(ShippedRoutes.files(release)))
                    .as(release.toString())
                    .isEmpty();
        }
    }

    @Test
    void what_no_release_had_is_not() throws Exception {
        String text = "- route:\n    id: own\n    from:\n      uri: direct:own\n      steps: []\n";
        assertThat(missing(Map.of("own.camel.yaml", text)))
                .containsExactly("own.camel.yaml", "own.camel.yaml#route:own");
    }

    @Test
    void line_ends_comments_and_layout_make_no_difference() throws Exception {
        Map<String, String> files = ShippedRoutes.files(ShippedRoutes.releases().get(0));
        String text = files.get("intake/webhook.camel.yaml");
        assertThat(listed.has(text.replace("\n", "\r\n"))).isTrue();
        RouteFile changed = RouteFile.read("file:x", "# mine\n" + text.replace("\n", "  # and mine\n\n"));
        assertThat(changed.items()).isNotEmpty().allMatch(listed::has);
        assertThat(listed.has(changed.text())).isFalse();
        RouteFile indented = RouteFile.read("file:x", text.replaceAll("(?m)^", "  "));
        assertThat(indented.items()).isNotEmpty().allMatch(listed::has);
        RouteFile other = RouteFile.read("file:x", text.replace("direct:", "direct:x"));
        assertThat(other.items()).noneMatch(listed::has);
    }

    @Test
    void a_policy_of_an_earlier_release_is_outdated_whatever_its_comments_unless_it_is_this_ones_too()
            throws Exception {
        String name = "policy/triage.yaml";
        String text = ShippedRoutes.files(ShippedRoutes.releases().get(0)).get(name);
        assertThat(listed.isOutdated(name, "# mine\n" + text)).isTrue();
        assertThat(listed.isOutdated(name, text.replace("page_from:", "page_at:")))
                .isFalse();
        assertThat(listed.saysTheSame(name, "# mine\n" + text)).isTrue();
        assertThat(listed.saysTheSame("analysis/prompts/system.txt", "mine")).isFalse();
        ShippedFiles now = ShippedFiles.of(ProductFiles.of(new TreeMap<>(Map.of(name, text))));
        assertThat(now.isOutdated(name, "# mine\n" + text)).isFalse();
        assertThat(now.saysTheSame(name, "# mine\n" + text)).isTrue();
        assertThat(now.saysTheSame("analysis/prompts/system.txt", "mine")).isFalse();
    }

    @Test
    void texts_that_say_something_else_have_another_content() throws Exception {
        List<String> texts = List.of(
                "a: 1",
                "a: \"1\"",
                "a: 01",
                "a: 1.0",
                "a: true",
                "a: \"true\"",
                "a: [&b 1, *b]",
                "a: [&b 2, *b]",
                "a: null",
                "a: [1]",
                "a: {b: 1}");
        List<String> contents = new ArrayList<>();
        for (String text : texts) {
            contents.add(YamlContent.of(text));
        }
        assertThat(contents).doesNotHaveDuplicates();
        assertThat(YamlContent.of("a:   {b: 'c'} # d")).isEqualTo(YamlContent.of("# e\na:\n  b: \"c\"\n"));
    }
}
