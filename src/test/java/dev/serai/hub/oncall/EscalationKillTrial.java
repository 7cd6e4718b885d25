package dev.serai.hub.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.RoutesCopy;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.MailServer;
import dev.serai.hub.channel.MailServer.Mail;
import dev.serai.hub.channel.TelegramStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A chain of three levels goes to its end though a hub is killed at each of them, a second one runs as well, one channel answers
 * nobody, and the policy changes: each person is called once, and each call reaches the channel that lives.
 */
class EscalationKillTrial {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String NOT_LISTENING = "http://127.0.0.1:1";
    private static final String POLICY =
            """
            rotas:
              last:
                zone: UTC
                layers:
                  - { people: [%s], start: "2020-01-06", every: 1w, hand_over: "09:00" }
            chains:
              - name: three
                steps:
                  - { call: [ "user:operator-1" ], wait: 1h }
                  - { call: [ "user:operator-2" ], wait: 1h }
                  - { call: [ "rota:last" ], wait: 1h }
            """;

    @TempDir
    Path directory;

    private ChannelRows rows;
    private UUID incident;
    private String title;

    @Test
    void three_levels_call_each_person_once_whatever_happens_to_the_hubs() {
        String url = TestDatabase.newDatabase();
        rows = new ChannelRows(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "")));
        RoutesCopy routes = RoutesCopy.make();
        routes.write("policy/oncall.yaml", POLICY.formatted("operator-3"));
        try (MailServer mail = MailServer.start();
                TelegramStandIn dead = TelegramStandIn.start()) {
            Map<String, Object> properties = TestDatabase.properties(url);
            DynamicPropertyRegistry registry = (name, value) -> properties.put(name, value.get());
            mail.configure(registry);
            dead.configure(registry);
            properties.put("serai.channels.telegram.base-uri", NOT_LISTENING);
            properties.put("serai.routes-dir", routes.path().toString());

            killedAt(1, properties, this::begin);
            killedAt(2, properties, this::makeDue);
            // Who is on call is asked at each step, and a chain that runs keeps its steps.
            routes.write(
                    "policy/oncall.yaml",
                    POLICY.formatted("operator-4")
                            .replaceAll("(?s)steps:.*", "steps: [ { call: [ \"user:operator-1\" ], wait: 1h } ]"));
            try (SecondHub second = SecondHub.start(properties)) {
                killedAt(3, properties, this::makeDue);
                makeDue();
                await().atMost(PATIENCE)
                        .until(() -> rows.count(
                                        "select count(*) from escalation where incident_id = ? and state <> 'running'",
                                        incident)
                                == 1);
                await().atMost(PATIENCE).until(() -> calls(mail).size() == 3);
                assertThat(second.isRunning()).isTrue();
            }
            assertThat(people()).isEqualTo("operator-1 operator-2 operator-4");
            assertThat(calls(mail).values()).allMatch(texts -> texts.size() == 1);
            assertThat(dead.messages()).isEmpty();
        }
    }

    /** Runs a hub until this level is called, and not a moment longer; the next one is an hour away. */
    private void killedAt(int level, Map<String, Object> properties, Runnable first) {
        try (HubProcess hub = HubProcess.start(directory.resolve("hub"), properties)) {
            first.run();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> rows.count("select count(*) from escalation_call where incident_id = ?", incident)
                            >= level);
            hub.kill9();
        }
    }

    /** The hour is over. */
    private void makeDue() {
        rows.change("update escalation set due_at = now() - interval '1 second' where incident_id = ?", incident);
        job("oncall-step");
    }

    private void begin() {
        for (String number : List.of("1", "2", "3", "4")) {
            rows.person("operator", "telegram", number);
        }
        title = "Three levels " + UUID.randomUUID();
        incident = rows.incident(title);
        job("oncall-start");
    }

    private void job(String name) {
        rows.change(
                "insert into job (task_name, task_instance, task_data, execution_time, picked, consecutive_failures,"
                        + " version) values (?, ?, convert_to(?, 'UTF8'), now(), false, 0, 1)",
                name,
                UUID.randomUUID().toString(),
                "{\"tenant\":\"default\",\"key\":null,\"headers\":{\"incidentId\":\"" + incident
                        + "\"},\"body\":null}");
    }

    private String people() {
        return rows.text(
                "select string_agg(array_to_string(people, ','), ' ' order by id) from escalation_call"
                        + " where incident_id = ?",
                incident);
    }

    /** The mails that call somebody, by whom: what is sent twice has one id. */
    private Map<String, List<String>> calls(MailServer mail) {
        return mail.saying("Nobody has acknowledged: " + title).stream()
                .collect(Collectors.groupingBy(
                        EscalationKillTrial::called,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                mails -> mails.stream().map(Mail::id).distinct().toList())));
    }

    private static String called(Mail mail) {
        return mail.text()
                .lines()
                .filter(line -> line.contains(": please acknowledge it") || line.endsWith(" called for this."))
                .findFirst()
                .orElse("nobody");
    }
}
