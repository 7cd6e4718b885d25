package dev.serai.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Many decide at once about what somebody else holds in the database. */
@HubIT
@ExtendWith(OutputCaptureExtension.class)
class CrowdOfDecisionsIT {

    private static final Pattern REQUEST_THREAD = Pattern.compile("\\[ *task-\\d+]");
    private static final int CROWD = 60;
    private static final int GONE = 20;

    /** How often somebody else asks for something while the crowd waits. */
    private static final int ASKED = 30;

    /** As many as may decide at once with the settings as they are. */
    private static final int AT_ONCE = 6;

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    JdbcClient database;

    @Autowired
    MeterRegistry meters;

    private Rows rows;
    private ApiClient api;
    private String approver;

    /** What came back, and when. */
    private record Timed(Answer answer, Duration took) {}

    private enum CrowdState {
        COMING,
        WAITING,
        ANSWERED
    }

    @BeforeEach
    void open() {
        rows = new Rows(database);
        api = new ApiClient(port);
        approver = People.token(api, Role.APPROVER);
    }

    @Test
    void who_waits_for_rows_in_vain_is_a_line_in_the_log_and_no_failure(CapturedOutput output) throws Exception {
        UUID approval = rows.approval("approver", 1, "policy");
        int before = output.getAll().length();
        try (Connection holder = holding("select from approval for update")) {
            assertThat(decide(approval).problem()).isEqualTo("busy");
            holder.rollback();
        }
        List<String> entries = entriesOfRequests(output.getAll().substring(before));
        assertThat(entries.stream().filter(entry -> entry.contains("Request not served (busy)")))
                .singleElement()
                .asString()
                .contains(" WARN ");
        assertThat(entries)
                .noneMatch(entry ->
                        entry.contains(" ERROR ") || entry.contains("Failed delivery") || entry.contains("\tat "));
    }

    /** The log's entries, each with its stack trace, of threads that serve requests: other hubs of the JVM may log what they like. */
    private static List<String> entriesOfRequests(String log) {
        return Stream.of(log.split("\\R(?=\\d{4}-)"))
                .filter(entry -> REQUEST_THREAD.matcher(entry).find())
                .toList();
    }

    @Test
    void a_crowd_that_waits_for_rows_is_in_nobodys_way() throws Exception {
        UUID approval = rows.approval("approver", 1, "policy");
        List<UUID> approvals = IntStream.range(0, CROWD)
                .mapToObj(i -> i % 2 == 0 ? approval : rows.approval("approver", 1, "policy"))
                .toList();
        ExecutorService people = Executors.newFixedThreadPool(CROWD);
        AtomicBoolean enough = new AtomicBoolean();
        try (Connection holder = holding("select from approval for update")) {
            List<Future<List<Timed>>> decisions = approvals.stream()
                    .map(one -> people.submit(() -> decisions(one, enough)))
                    .toList();
            await("a crowd that waits").until(() -> waitingForTheirTurn() > 0);
            List<Duration> waited = new ArrayList<>();
            while (waited.size() < ASKED) {
                Timed info = timed(() -> api.get("/info", approver));
                assertThat(info.answer().status()).isEqualTo(200);
                waited.add(info.took());
                if (waited.size() == 3) {
                    assertThat(login().status())
                            .as("login, while the crowd waits")
                            .isEqualTo(200);
                }
                Thread.sleep(100);
            }
            enough.set(true);
            List<Duration> crowd = new ArrayList<>();
            for (Future<List<Timed>> some : decisions) {
                for (Timed one : some.get()) {
                    // Five seconds for its turn, then three for the action, which another has, and three for the
                    // approval.
                    assertThat(one.took()).isLessThan(Duration.ofSeconds(30));
                    assertThat(one.answer().status()).as(one.answer().text()).isEqualTo(503);
                    assertThat(one.answer().problem()).isEqualTo("busy");
                    assertThat(one.answer().header("Retry-After")).isEqualTo("1");
                    assertThat(one.answer().header("X-Serai-Integrity")).isNotEmpty();
                    crowd.add(one.took());
                }
            }
            // Whoever stood behind the crowd would be answered with it, however fast the machine is.
            assertThat(median(waited))
                    .as("%s, of the crowd %s", waited, crowd)
                    .isLessThan(median(crowd).dividedBy(3));
            holder.rollback();
        } finally {
            enough.set(true);
            people.shutdownNow();
        }

        assertThat(rows.status(approval)).containsEntry("decisions", 0L);
        Answer decided = decide(approval);
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    @Test
    void whoever_hangs_up_while_waiting_is_not_served_and_takes_no_place() throws Exception {
        List<UUID> approvals = IntStream.range(0, GONE)
                .mapToObj(i -> rows.approval("approver", 1, "policy"))
                .toList();
        try (Connection holder = holding("select from approval for update")) {
            List<Socket> sockets = crowded(approvals);
            for (Socket socket : sockets) {
                socket.close();
            }
            holder.rollback();
        }

        UUID last = rows.approval("approver", 1, "policy");
        assertThat(decide(last).status()).isEqualTo(200);
        assertThat(approvals.stream().filter(this::isDecided).count()).isLessThanOrEqualTo(AT_ONCE);
    }

    /** Decisions that have all reached the hub, where some wait for the row and others for their turn. */
    private List<Socket> crowded(List<UUID> approvals) throws IOException {
        while (true) {
            List<Socket> sockets = new ArrayList<>();
            for (UUID approval : approvals) {
                sockets.add(begun(approval));
            }
            // All at once: after three seconds those who wait for the row are told that the hub is busy, and make room.
            for (Socket socket : sockets) {
                socket.getOutputStream().write('}');
            }
            if (await("all to have come").until(() -> crowd(sockets), crowd -> crowd != CrowdState.COMING)
                    == CrowdState.WAITING) {
                return sockets;
            }
            // On a busy machine the first may be answered before the last have come.
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** What goes on meanwhile is counted once at most: from the end to the beginning of its way. */
    private CrowdState crowd(List<Socket> sockets) throws IOException {
        int answered = 0;
        for (Socket socket : sockets) {
            answered += socket.getInputStream().available() > 0 ? 1 : 0;
        }
        long atTheRow = waiting();
        double forTheirTurn = waitingForTheirTurn();
        if (atTheRow > 0 && forTheirTurn > 0 && answered + atTheRow + forTheirTurn >= sockets.size()) {
            return CrowdState.WAITING;
        }
        return answered == sockets.size() ? CrowdState.ANSWERED : CrowdState.COMING;
    }

    private double waitingForTheirTurn() {
        return meters.get("serai.api.waiting").tag("what", "changes").gauge().value();
    }

    private boolean isDecided(UUID approval) {
        return rows.count("select count(*) from approval_decision where approval_id = ?", approval) > 0;
    }

    private long waiting() {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                .sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and application_name = 'serai decisions' and wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    private Connection holding(String sql) throws SQLException {
        Connection connection = DriverManager.getConnection(url, "postgres", "");
        connection.setAutoCommit(false);
        connection.createStatement().execute(sql);
        return connection;
    }

    private Answer decide(UUID approval) {
        return api.send(
                "POST",
                "/approvals/" + approval + "/decisions",
                approver,
                Map.of("verdict", "approve", "digest", "d1"));
    }

    private Answer login() {
        return api.send("POST", "/auth/login", null, Map.of("username", "admin", "password", TestKeys.ADMIN_PASSWORD));
    }

    /** A decision whose last sign is still to be sent. */
    private Socket begun(UUID approval) throws IOException {
        String body = "{\"verdict\": \"approve\", \"digest\": \"d1\"";
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream()
                .write(("POST /api/v1/approvals/" + approval + "/decisions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + "Authorization: Bearer " + approver + "\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + (body.length() + 1) + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** One after the other until it is enough. */
    private List<Timed> decisions(UUID approval, AtomicBoolean enough) {
        List<Timed> decisions = new ArrayList<>();
        do {
            decisions.add(timed(() -> decide(approval)));
        } while (!enough.get());
        return decisions;
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static Timed timed(Supplier<Answer> call) {
        long began = System.nanoTime();
        Answer answer = call.get();
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    }
}
