package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainNamesTest {

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java"),
            Path.of("processors/src/main/java"),
            Path.of("kamelets/src/main/java"),
            Path.of("demo/src/main/java"));
    private static final List<Path> NAMED_IN_DOCUMENTS = Stream.concat(
                    SOURCES.stream(),
                    Stream.of(Path.of("src/test/java"), Path.of("demo/src/run/java"), Path.of("src/bench/java")))
            .toList();
    private static final Pattern QUALIFIED = Pattern.compile("\\bdev\\.serai(?:\\.[a-z]+)+(?:\\.[A-Z]\\w*)?");
    private static final Pattern DIRECT = Pattern.compile("(?:direct|job|seda):([a-z][a-z-]+)");
    private static final Pattern METER = Pattern.compile("`(serai(?:\\.[a-z-]+)+)`");

    @Test
    void types_and_beans_have_plain_names() {
        assertThat(each(SOURCES, ".java", PlainNames::inJava)).isEmpty();
    }

    @Test
    void routes_and_what_they_call_have_plain_names() {
        assertThat(each(List.of(Path.of("routes")), ".camel.yaml", PlainNamesTest::inRoutes))
                .isEmpty();
    }

    @Test
    void metrics_have_plain_names() {
        assertThat(each(List.of(Path.of("docs/reference")), "metrics.md", text -> METER.matcher(text)
                        .results()
                        .flatMap(meter -> PlainNames.inName(meter.group(1)).stream())
                        .toList()))
                .isEmpty();
    }

    @Test
    void documents_use_none_of_the_words_that_went() {
        assertThat(each(List.of(Path.of("docs"), Path.of("README.md")), ".md", PlainNames::inText))
                .isEmpty();
    }

    @Test
    void what_documents_name_exists() {
        assertThat(each(List.of(Path.of("docs"), Path.of("README.md")), ".md", PlainNamesTest::unknown))
                .isEmpty();
    }

    @Test
    void one_name_of_a_type_means_one_thing() {
        List<String> names = qualifiedNames();

        assertThat(PlainNames.meaningTwo(names)).isEmpty();
    }

    @Test
    void what_breaks_these_rules_is_found() {
        assertThat(PlainNames.inJava("/** A Door. */ @Component(\"pressDesk\") final class TelegramDoor {}"))
                .containsExactly(
                        "TelegramDoor: say 'request verifier, or filter' for 'door'",
                        "pressDesk: say 'interaction' for 'press'",
                        "pressDesk: say 'steps, or commands' for 'desk'");
        assertThat(PlainNames.inName("direct:cluster-look")).hasSize(1);
        assertThat(PlainNames.inName("serai.channel.untold")).hasSize(1);
        assertThat(PlainNames.inName("compressed-pressure")).isEmpty();
        assertThat(PlainNames.inText("An Errand is sent.\nWhat stands there.")).containsExactly("An Errand is sent.");
        assertThat(PlainNames.meaningTwo(List.of("dev.serai.hub.a.Plan", "dev.serai.b.Plan", "dev.serai.b.Planner")))
                .containsOnlyKeys("Plan");
        assertThat(
                        unknown(
                                "`dev.serai.hub.db.Sql`, `dev.serai.hub.db`, `dev.serai.hub.store` and `dev.serai.hub.db.Nobody`"))
                .containsExactly("dev/serai/hub/store", "dev/serai/hub/db/Nobody");
        assertThat(inRoutes("- route: { id: deliver-untold, from: { uri: 'direct:press', steps: [] } }"))
                .hasSize(2);
    }

    private static List<String> inRoutes(String text) {
        List<String> found = new ArrayList<>();
        try {
            for (JsonNode item : new YAMLMapper().readTree(text)) {
                for (String kind : List.of("route", "routeTemplate", "routeConfiguration")) {
                    found.addAll(PlainNames.inName(item.path(kind).path("id").asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher name = DIRECT.matcher(text);
        while (name.find()) {
            found.addAll(PlainNames.inName(name.group(1)));
        }
        return found;
    }

    /** Packages and classes of ours that are nowhere. */
    private static List<String> unknown(String text) {
        return QUALIFIED
                .matcher(text)
                .results()
                .map(name -> name.group().replace('.', '/'))
                .distinct()
                .filter(name -> NAMED_IN_DOCUMENTS.stream()
                        .noneMatch(source -> Files.exists(source.resolve(name + "/package-info.java"))
                                || Files.exists(source.resolve(name + ".java"))))
                .toList();
    }

    private static List<String> qualifiedNames() {
        return SOURCES.stream()
                .flatMap(source -> files(source, ".java")
                        .filter(file -> !file.endsWith("package-info.java"))
                        .map(file -> source.relativize(file)
                                .toString()
                                .replace('/', '.')
                                .replaceAll("\\.java$", "")))
                .toList();
    }

    private static List<String> each(List<Path> places, String ending, Function<String, List<String>> find) {
        return places.stream()
                .flatMap(place -> files(place, ending))
                .flatMap(file -> find.apply(text(file)).stream().map(found -> file + ": " + found))
                .toList();
    }

    private static Stream<Path> files(Path place, String ending) {
        try (Stream<Path> files = Files.walk(place)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    // It lists what went.
                    .filter(file -> !file.endsWith("route-aliases.md"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
