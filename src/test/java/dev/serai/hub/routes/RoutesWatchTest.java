package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.ShiftedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that holds what is no text. */
class RoutesWatchTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final RouteFaults faults = new RouteFaults();
    private final ShiftedClock clock = new ShiftedClock();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile boolean lacking;
    private RoutesWatch watch;

    private static String route(String id, String body) {
        return """
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - setBody: { constant: %s }
                """
                .formatted(id, id, body);
    }

    private void templateChanged(ModelCamelContext in, String template) {
        tries.incrementAndGet();
        if (lacking) {
            throw new NoClassDefFoundError("own/Lacking");
        }
    }

    private static String template(String body) {
        return """
                - routeTemplate:
                    id: own
                    from:
                      uri: timer:own
                      steps:
                        - setBody: { constant: %s }
                """
                .formatted(body);
    }

    /** What the timer does, twice: the folder has stood still then. How often something was tried until then. */
    private int triesAfter(Duration later) {
        clock.shift(later);
        watch.check();
        watch.check();
        return tries.get();
    }

    private void start() {
        RoutesFolder folder =
                new RoutesFolder(root, ProductFiles.of(new TreeMap<>(Map.of("a.camel.yaml", route("one", "product")))));
        watch = new RoutesWatch(folder, faults, new UpgradeNotes(), List.of(this::templateChanged), clock);
        watch.beforeApplicationStart(camel);
        camel.start();
    }

    @AfterEach
    void close() throws IOException {
        camel.close();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    private void latin(String name) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), "# größer\n", StandardCharsets.ISO_8859_1);
    }

    private RouteFault noText(String name) {
        return new RouteFault(root.resolve(name).toString(), 1, "is not UTF-8 text");
    }

    private String ask(String route) {
        return camel.createProducerTemplate().requestBody("direct:" + route, "", String.class);
    }

    private void awaitBody(String route, String body) {
        await().atMost(SOON).ignoreExceptions().until(() -> ask(route).equals(body));
    }

    @Test
    void at_the_start_a_file_that_is_no_text_is_told_if_it_is_of_routes_and_the_others_run() throws IOException {
        latin("notes.txt");
        latin("policy/own/readme.md");
        latin("bytes.camel.yaml");
        latin("kamelets/bytes.kamelet.yaml");
        write("mine.camel.yaml", route("two", "mine"));
        start();
        assertThat(List.of(ask("one"), ask("two"))).containsExactly("product", "mine");
        assertThat(faults.faults()).containsExactly(noText("bytes.camel.yaml"), noText("kamelets/bytes.kamelet.yaml"));
    }

    @Test
    void while_one_file_is_no_text_it_stays_as_it_was_and_the_others_change() throws IOException {
        write("mine.camel.yaml", route("two", "mine"));
        start();
        latin("mine.camel.yaml");
        latin("kamelets/bytes.kamelet.yaml");
        write("other.camel.yaml", route("three", "other") + "        - to: direct:two\n");
        awaitBody("three", "mine");
        await().atMost(SOON).untilAsserted(() -> assertThat(faults.faults())
                .containsExactly(noText("kamelets/bytes.kamelet.yaml"), noText("mine.camel.yaml")));

        write("mine.camel.yaml", route("two", "mine"));
        Files.delete(root.resolve("kamelets/bytes.kamelet.yaml"));
        await().atMost(SOON).untilAsserted(() -> assertThat(faults.faults()).isEmpty());
        assertThat(ask("two")).isEqualTo("mine");
    }

    @Test
    void what_an_error_keeps_from_being_read_is_read_again_ever_more_seldom_until_it_goes() throws IOException {
        write("own.camel.yaml", template("first") + route("two", "first"));
        clock.stop();
        start();
        lacking = true;
        write("own.camel.yaml", template("second") + route("two", "second"));
        await().atMost(SOON).until(() -> tries.get() > 0);

        int once = triesAfter(Duration.ZERO);
        assertThat(triesAfter(Duration.ofMillis(999))).isEqualTo(once);
        int twice = triesAfter(Duration.ofSeconds(1));
        assertThat(twice).isGreaterThan(once);
        assertThat(triesAfter(Duration.ofMillis(2_999))).isEqualTo(twice);
        int before = twice;
        for (int seconds : List.of(3, 7, 15, 31, 63, 123, 183)) {
            int now = triesAfter(Duration.ofSeconds(seconds));
            assertThat(now).as("after %d s", seconds).isGreaterThan(before);
            before = now;
        }
        assertThat(ask("two")).isEqualTo("first");

        lacking = false;
        int whole = triesAfter(Duration.ofSeconds(243));
        assertThat(whole).isGreaterThan(before);
        assertThat(ask("two")).isEqualTo("second");
        assertThat(triesAfter(Duration.ofHours(1))).isEqualTo(whole);
    }

    @Test
    void a_file_that_is_deleted_after_it_was_no_text_is_gone() throws IOException {
        write("mine.camel.yaml", route("one", "mine"));
        start();
        latin("mine.camel.yaml");
        await().atMost(SOON).untilAsserted(() -> assertThat(faults.faults()).hasSize(1));
        assertThat(ask("one")).isEqualTo("mine");
        Files.delete(root.resolve("mine.camel.yaml"));
        awaitBody("one", "product");
        await().atMost(SOON).untilAsserted(() -> assertThat(faults.faults()).isEmpty());
    }

    @Test
    void while_the_whole_folder_is_gone_it_stays_in_use() throws IOException {
        Path mounted = root;
        root = mounted.resolve("overlay");
        write("mine.camel.yaml", route("one", "mine"));
        start();
        Files.move(root, mounted.resolve("elsewhere"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(watch.faults().toString()).contains(root + ":1: the folder is gone"));
        assertThat(ask("one")).isEqualTo("mine");
        Files.createDirectory(root);
        awaitBody("one", "product");
        await().atMost(SOON).untilAsserted(() -> assertThat(watch.faults()).isEmpty());
    }
}
