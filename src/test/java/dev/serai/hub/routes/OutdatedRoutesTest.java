package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A route of the release before that cannot do its part any more is passed over, and no route of now is taken for one. */
class OutdatedRoutesTest {

    private static List<RouteItem> items(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(RouteFile.SUFFIX))
                .flatMap(file -> read(file.getKey(), file.getValue()).items().stream())
                .toList();
    }

    private static RouteFile read(String name, String text) {
        try {
            return RouteFile.read(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> product() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(Path.of("routes"))) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                files.put(file.toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void each_entry_names_a_route_of_now_that_has_what_it_needs() throws IOException {
        RouteAliases aliases = RouteAliases.ofClassPath();
        List<RouteItem> now = items(product());
        assertThat(now).allSatisfy(item -> assertThat(aliases.outdated(item)).isEmpty());
        assertThat(now.stream().map(RouteItem::id).collect(Collectors.toSet()))
                .containsAll(aliases.names().outdated().stream()
                        .map(RouteAliases.Outdated::route)
                        .toList())
                .containsAll(aliases.names().routes().values());
    }

    @Test
    void what_did_not_schedule_what_follows_is_passed_over_under_its_old_name_too() throws IOException {
        RouteAliases aliases = RouteAliases.ofClassPath();
        List<Path> releases = ShippedRoutes.releases();
        List<RouteItem> before = items(ShippedRoutes.files(releases.get(releases.size() - 1)));
        Set<String> outdated = before.stream()
                .map(aliases::now)
                .filter(item -> !aliases.outdated(item).isEmpty())
                .map(RouteItem::id)
                .collect(Collectors.toSet());
        assertThat(outdated)
                .contains("triage", "plan", "verify-given-up", "withdraw", "action-begin", "action-outcome", "webhook")
                .doesNotContain("expire", "escalate", "run");
    }
}
