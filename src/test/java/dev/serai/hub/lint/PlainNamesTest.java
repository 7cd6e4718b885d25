package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.event.EventCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final List<Path> ALL_SOURCES = Stream.concat(
                    SOURCES.stream(),
                    Stream.of(
                            Path.of("src/test/java"),
                            Path.of("processors/src/test/java"),
                            Path.of("kamelets/src/test/java"),
                            Path.of("kamelets/plain/src/test/java"),
                            Path.of("demo/src/test/java"),
                            Path.of("src/bench/java")))
            .toList();
    private static final PlainNames NAMES = PlainNames.ofDocument();
    private static final Pattern QUALIFIED = Pattern.compile("\\bdev\\.serai(?:\\.[a-z]+)+(?:\\.[A-Z]\\w*)?");
    private static final Pattern DIRECT = Pattern.compile("(?:direct|job|seda):([a-z][a-z-]+)");
    private static final Pattern METER = Pattern.compile("`(serai(?:\\.[a-z-]+)+)`");

    @Test
    void types_beans_and_methods_have_plain_names() {
        assertThat(each(ALL_SOURCES, ".java", NAMES::inJava)).isEmpty();
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
                        .flatMap(meter -> NAMES.inName(meter.group(1)).stream())
                        .toList()))
                .isEmpty();
    }

    @Test
    void texts_for_people_say_the_plain_thing() {
        List<Path> product =
                SOURCES.stream().filter(source -> !source.startsWith("demo")).toList();
        assertThat(each(product, ".java", PlainNames::inTextsOf)).isEmpty();
    }

    @Test
    void documents_use_none_of_the_words_that_went() {
        assertThat(each(List.of(Path.of("docs"), Path.of("README.md")), ".md", NAMES::inText))
                .isEmpty();
    }

    @Test
    void what_documents_name_exists() {
        assertThat(each(List.of(Path.of("docs"), Path.of("README.md")), ".md", PlainNamesTest::unknown))
                .isEmpty();
    }

    @Test
    void one_name_of_a_type_means_one_thing() {
        Map<String, List<String>> types = new TreeMap<>();
        SOURCES.stream()
                .flatMap(source -> files(source, ".java"))
                .forEach(file -> types.put(file.toString(), PlainNames.typesIn(text(file))));

        assertThat(types).hasSizeGreaterThan(1_000);
        assertThat(PlainNames.meaningTwo(types)).isEmpty();
    }

    @Test
    void names_that_went_are_found_in_each_kind_of_place() {
        assertThat(NAMES.size()).isGreaterThan(60);
        assertThat(NAMES.inJava("/** A Door. */ @Component(\"pressDesk\") final class TelegramDoor {}"))
                .containsExactly(
                        "TelegramDoor: say 'request verifier, or filter' for 'door'",
                        "pressDesk: say 'interaction' for 'press'",
                        "pressDesk: say 'steps, or commands' for 'desk'");
        assertThat(NAMES.inJava(
                        "interface Page {\n    record Turn() {}\n    enum Frozen {}\n    class PersonReader {}\n}"))
                .containsExactly("Turn: say 'StepVerdict'", "Frozen: say 'resolved arguments' for 'frozen'");
        assertThat(NAMES.inJava("class EveryDoorIT {}")).hasSize(1);
        assertThat(NAMES.inName("direct:cluster-look")).hasSize(1);
        assertThat(NAMES.inName("serai.channel.untold")).hasSize(1);
        assertThat(NAMES.inName("compressed-pressure")).isEmpty();
        assertThat(NAMES.inText("An Errand is sent.\nWhat stands there.")).containsExactly("An Errand is sent.");
        assertThat(inRoutes("- route: { id: deliver-untold, from: { uri: 'direct:press', steps: [] } }"))
                .hasSize(2);
    }

    @Test
    void inner_words_in_texts_for_people_are_found() {
        String found =
                """
                /* He was told "by whom" it was. */
                LOG.warn("{} was not told: {}", name, why); // "what is told"
                new Problem(409, "as-told", "This press was \\"processed\\" already.");
                String plain = "An empty one stands for any, who is notified is impressed";
                """;
        assertThat(PlainNames.inTextsOf(found))
                .containsExactly("{} was not told: {}", "This press was \\\"processed\\\" already.");
    }

    @Test
    void methods_that_begin_with_a_word_that_went_are_found() {
        String found =
                """
                class Checks {
                    private static @Nullable Map<String, Long> judge(Alert alert) {
                    void tellPeople() {
                    <T> T lookAround(T what) {
                    String lookUp(String name) {
                    void looks_at_both() {
                        return look(it);
                        it.tell("void judge(");
                """;
        assertThat(NAMES.inJava(found))
                .extracting(line -> line.replaceAll(":.*", ""))
                .containsExactly("judge()", "tellPeople()", "lookAround()");
    }

    @Test
    void a_name_that_means_two_things_is_found() {
        String event = "package dev.serai.event; interface %s { record Refused() {} }";
        Map<String, List<String>> types = Map.of(
                "a/A", PlainNames.typesIn("/** class Plan */ class A { record Plan() {} enum Own {} }"),
                "b/B", PlainNames.typesIn("package b; class B { record Plan() {} String text = \"class Own\"; }"),
                "e/ActionEvent", PlainNames.typesIn(event.formatted("ActionEvent")),
                "e/AlertEvent", PlainNames.typesIn(event.formatted("AlertEvent")),
                "c/C", PlainNames.typesIn("class C { class X { class Twice {} } class Twice {} }"));

        assertThat(PlainNames.meaningTwo(types)).containsOnlyKeys("Plan", "Twice");
        assertThat(NAMES.inJava("import dev.serai.event.ActionEvent.Refused;")).hasSize(1);
        assertThat(NAMES.inJava("import dev.serai.event.ActionEvent;")).isEmpty();
    }

    @Test
    void documents_that_name_what_is_not_there_are_found() {
        assertThat(
                        unknown(
                                "`dev.serai.hub.db.Sql`, `dev.serai.incident.opened`, `dev.serai.hub.db`, `dev.serai.hub.store` and `dev.serai.hub.db.Nobody`"))
                .containsExactly("dev/serai/hub/store", "dev/serai/hub/db/Nobody");
    }

    private static List<String> inRoutes(String text) {
        List<String> found = new ArrayList<>();
        try {
            for (JsonNode item : new YAMLMapper().readTree(text)) {
                for (String kind : List.of("route", "routeTemplate", "routeConfiguration")) {
                    found.addAll(NAMES.inName(item.path(kind).path("id").asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher name = DIRECT.matcher(text);
        while (name.find()) {
            found.addAll(NAMES.inName(name.group(1)));
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
                .filter(name -> !isTypeOfEvent(name))
                .filter(name -> ALL_SOURCES.stream()
                        .noneMatch(source -> Files.exists(source.resolve(name + "/package-info.java"))
                                || Files.exists(source.resolve(name + ".java"))))
                .toList();
    }

    /** As other systems are given it; the stream has one that is not in the journal. */
    private static boolean isTypeOfEvent(String name) {
        String verb = name.replaceFirst("^dev/serai/", "").replace('/', '.');
        return EventCatalogue.find(verb).isPresent() || verb.equals("stream.reset");
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
                    // They list what went.
                    .filter(file -> !file.endsWith("route-aliases.md") && !file.endsWith("names.md"))
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
