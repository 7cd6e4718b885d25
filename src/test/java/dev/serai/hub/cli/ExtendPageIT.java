package dev.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.TestKeys;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A newcomer goes by {@code docs/start/extend.md}: its commands in their order, its files where it says. */
@ExtendWith(OutputCaptureExtension.class)
class ExtendPageIT {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(yaml|json|)\n(.*?)```");

    @TempDir
    Path work;

    private final List<String> commands = new ArrayList<>();

    private String page;
    private String url = "";

    private List<String> blocks(String kind) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(kind))
                .map(block -> block.group(2))
                .toList();
    }

    private String file(String kind, String holds) {
        return blocks(kind).stream()
                .filter(block -> block.contains(holds))
                .findFirst()
                .orElseThrow();
    }

    /** The next command of the page, with what its reader has: a password, a hub at another port. */
    private Called next(String begins, Object... more) {
        String command = commands.remove(0);
        assertThat(command).startsWith("bin/serai " + begins);
        List<Object> words = new ArrayList<>();
        Matcher word = Pattern.compile("\\S+").matcher(command.replaceFirst(" > .*", ""));
        while (word.find()) {
            words.add(word.group()
                    .replaceFirst("^overlay$", work.resolve("overlay").toString())
                    .replaceFirst("^(.*[.]json)$", work + "/$1"));
        }
        words.remove(0);
        words.addAll(List.of(more));
        return Called.with(words.toArray());
    }

    @Test
    void the_page_leads_to_a_source_a_playbook_a_kamelet_and_a_subscriber(CapturedOutput log) throws Exception {
        page = Files.readString(Path.of("docs/start/extend.md"));
        blocks("").forEach(block -> block.lines()
                .filter(line -> line.startsWith("bin/serai "))
                .forEach(commands::add));
        Path overlay = work.resolve("overlay");

        assertThat(next("new source").exit()).isZero();
        assertThat(next("new kamelet").exit()).isZero();
        assertThat(next("new playbook").exit()).isZero();
        assertThat(next("check").out()).isEqualTo("nothing to say\n");

        String database = TestDatabase.newDatabase();
        Map<String, Object> properties = TestDatabase.properties(database);
        for (String option : commands.remove(0).split(" ")) {
            if (option.startsWith("--")) {
                String[] pair = option.substring(2).split("=", 2);
                properties.put(pair[0], pair[1].equals("overlay") ? overlay.toString() : pair[1]);
            }
        }
        properties.put("serai.sources.uptime.token", "token-of-uptime-in-tests");
        try (SecondHub hub = SecondHub.start(properties)) {
            url = "http://127.0.0.1:" + hub.port();
            Files.writeString(overlay.resolve("intake/uptime.camel.yaml"), file("yaml", "probe_url: .url"));
            Files.writeString(overlay.resolve("hello.camel.yaml"), file("yaml", "say-hello"));
            Files.writeString(work.resolve("down.json"), file("json", "4711"));
            Path token = Files.writeString(work.resolve("source-token"), "token-of-uptime-in-tests");
            await().until(() -> log.getAll().contains("It said: Hello world"));

            JdbcClient rows = JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));
            assertThat(next("send uptime", "--url", url, "--token-file", token).out())
                    .isEqualTo("accepted 1, rejected 0, quarantined 0\n");
            await().until(() ->
                    count(rows, "select count(*) from alert where labels ->> 'probe_url' is not null") == 1);
            await().until(() -> count(rows, "select count(*) from action where playbook = 'ask-the-service'") == 1);

            Path password = Files.writeString(work.resolve("password"), TestKeys.ADMIN_PASSWORD);
            Called made = next("token create", "--url", url, "--password-file", password);
            assertThat(made.exit()).as(made.err()).isZero();
            assertThat(page)
                    .contains("curl -sN -H \"Authorization: Bearer $(cat token)\" http://127.0.0.1:8080/api/v1/events");
            HttpRequest events = HttpRequest.newBuilder(URI.create(url + "/api/v1/events"))
                    .header("Authorization", "Bearer " + made.out().strip())
                    .build();
            HttpResponse<InputStream> stream =
                    HttpClient.newHttpClient().send(events, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream open = stream.body()) {
                assertThat(open).isNotNull();
                assertThat(stream.statusCode()).isEqualTo(200);
                assertThat(stream.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/event-stream");
            }
            assertThat(next("check overlay --running", "--url", url).out()).contains("nothing to say");
            assertThat(commands).isEmpty();
        }
    }

    private static long count(JdbcClient rows, String sql) {
        return rows.sql(sql).query(Long.class).single();
    }
}
