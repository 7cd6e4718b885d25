package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.api.ApiClient.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes of the API whose rows somebody else holds for longer than a transaction waits for them. */
@HubIT
@ExtendWith(OutputCaptureExtension.class)
class HeldRowsIT {

    private static final Map<String, Object> NOTHING = Map.of();

    /** As many changes as are under way at once with the settings as they are; another one would wait for its turn. */
    private static final int AT_ONCE = 6;

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    JdbcTemplate jdbc;

    private final Map<String, Map<String, Object>> changes = new LinkedHashMap<>();
    private final List<String> held = new ArrayList<>();
    private ApiClient api;
    private String admin;

    @BeforeEach
    void open() {
        api = new ApiClient(port);
        admin = People.token(api, Role.ADMIN);
    }

    @Test
    void each_is_answered_busy_says_why_and_is_no_failure_in_the_log(CapturedOutput output) throws SQLException {
        ofIncident();
        ofAction();
        ofIncidentAlone();
        ofOthers();

        SoftAssertions all = new SoftAssertions();
        List<String> requests = new ArrayList<>();
        whileHeld(() -> answers().forEach((change, answer) -> {
            requests.add(answer.header("X-Request-Id"));
            all.assertThat(answer.status()).as(change).isEqualTo(503);
            all.assertThat(answer.problem()).as(change).isEqualTo("busy");
            all.assertThat(answer.header("Retry-After")).as(change).isEqualTo("1");
            all.assertThat(answer.json().path("detail").asText())
                    .as(change)
                    .isEqualTo("Somebody else is deciding about this, or changing it, at this moment; try again.");
        }));
        all.assertAll();
        assertThat(output.getAll()).contains("Request not served (busy)");
        // Of these requests: the hub does other things meanwhile.
        assertThat(output.getAll().lines().filter(line -> line.contains("Failed delivery")))
                .noneMatch(line -> requests.stream().anyMatch(line::contains));
    }

    private void ofIncident() {
        Stock stock = new Stock(jdbc);
        String incident = "POST /incidents/" + stock.incident + "/";
        changes.put(incident + "acknowledge", NOTHING);
        changes.put("POST /incidents/acknowledge", Map.of("ids", List.of(stock.incident)));
        changes.put(incident + "snooze", Map.of("minutes", 5));
        changes.put(incident + "assign", Map.of("username", "admin"));
        changes.put(incident + "notes", Map.of("text", "held"));
        changes.put(incident + "resolve", NOTHING);
        hold("incident", stock.incident);
    }

    private void ofAction() {
        Stock stock = new Stock(jdbc);
        changes.put("POST /approvals/" + stock.approval + "/decisions", Map.of("verdict", "approve", "digest", "d1"));
        changes.put("POST /actions/" + stock.action + "/cancel", NOTHING);
        hold("action", stock.action);
    }

    /** A decision that has its own rows, and waits for the incident's with its first step that tells the timeline. */
    private void ofIncidentAlone() {
        Stock stock = new Stock(jdbc);
        changes.put("POST /approvals/" + stock.approval + "/decisions", Map.of("verdict", "reject", "digest", "d1"));
        hold("incident", stock.incident);
    }

    private void ofOthers() {
        Stock stock = new Stock(jdbc);
        changes.put("POST /jobs/" + stock.job + "/retry", NOTHING);
        hold("dead_job", stock.job);
        String user = People.create(api, admin, "held-" + UUID.randomUUID(), Role.VIEWER);
        changes.put("PATCH /users/" + user, Map.of("role", "operator"));
        hold("app_user", user);
        Map<String, Object> matcher = Map.of("name", "held", "operator", "=", "value", user);
        String until = Instant.now().plusSeconds(600).toString();
        Answer silence = api.send(
                "POST", "/silences", admin, Map.of("matchers", List.of(matcher), "ends_at", until, "comment", "held"));
        String id = silence.json().path("id").asText();
        changes.put("DELETE /silences/" + id, NOTHING);
        hold("silence", id);
    }

    private void hold(String table, Object id) {
        held.add("select from " + table + " where id = '" + id + "' for update");
    }

    private void whileHeld(Runnable work) throws SQLException {
        try (Connection holder = DriverManager.getConnection(url, "postgres", "");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            for (String lock : held) {
                statement.execute(lock);
            }
            work.run();
            holder.rollback();
        }
    }

    /** As many at once as are let in: each waits for some seconds. */
    private Map<String, Answer> answers() {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<String, CompletableFuture<Answer>> sent = new LinkedHashMap<>();
            changes.forEach((change, body) ->
                    sent.put(change, CompletableFuture.supplyAsync(() -> send(change, body), callers)));
            Map<String, Answer> answers = new LinkedHashMap<>();
            sent.forEach((change, answer) -> answers.put(change, answer.join()));
            return answers;
        } finally {
            callers.shutdown();
        }
    }

    private Answer send(String change, Map<String, Object> body) {
        String[] words = change.split(" ");
        return api.send(words[0], words[1], admin, body.isEmpty() ? null : body);
    }
}
