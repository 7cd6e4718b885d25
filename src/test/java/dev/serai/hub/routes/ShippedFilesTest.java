package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShippedFilesTest {

    /** Knows the list alone, nothing of this release. */
    private final ShippedFiles listed = ShippedFiles.of(ProductFiles.of(new TreeMap<>()));

    private List<String> missing(Map<String, String> files) throws Exception {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!listed.has(file.getValue())) {
                missing.add(file.getKey());
            }
            if (file.getKey().endsWith(RouteFile.SUFFIX)) {
                RouteFile.read("file:x", file.getValue()).items().stream()
                        .filter(item -> !listed.has(item.canonical()) || !listed.hasName(item.name()))
                        .forEach(item -> missing.add(file.getKey() + "#" + item.name()));
            }
        }
        return missing;
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
    void line_ends_and_comments_make_no_difference() throws Exception {
        Map<String, String> files = ShippedRoutes.files(ShippedRoutes.releases().get(0));
        String text = files.get("intake/webhook.camel.yaml");
        assertThat(listed.has(text.replace("\n", "\r\n"))).isTrue();
        RouteFile changed = RouteFile.read("file:x", "# mine\n" + text.replace("\n", "  \n# and mine\n\n"));
        assertThat(changed.items()).isNotEmpty().allMatch(item -> listed.has(item.canonical()));
        assertThat(listed.has(changed.text())).isFalse();
    }
}
