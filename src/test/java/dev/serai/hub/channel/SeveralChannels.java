package dev.serai.hub.channel;

import static dev.serai.hub.World.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.WorldIT;
import dev.serai.hub.job.JobQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several chats at once. */
@WorldIT
@ExtendWith(OutputCaptureExtension.class)
public abstract class SeveralChannels {

    protected static final String ARGUMENTS = "{\"command\": [\"inspect\", \"--\", \"a<b>\"]}";
    private static final AtomicLong PEOPLE = new AtomicLong(6_000_000);

    @Autowired
    protected JobQueue jobs;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected MeterRegistry meters;

    @Autowired
    protected CamelContext camel;

    @LocalServerPort
    protected int port;

    @Value("${spring.datasource.url}")
    private String database;

    protected ChannelRows rows;
    protected String title;

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        title = "Checkout <!channel> down " + UUID.randomUUID();
    }

    @AfterEach
    void no_secret_is_in_the_log_or_in_an_endpoint_and_no_header_of_the_hub_leaves_it(CapturedOutput output) {
        SLACK.recover();
        assertThat(output.getAll()).doesNotContain(SlackStandIn.TOKEN, SlackStandIn.SECRET, TelegramStandIn.TOKEN);
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains(SlackStandIn.TOKEN));
        assertThat(SLACK.strangeHeaders()).isEmpty();
    }

    /** Does it while somebody else holds what this statement locks, for longer than the hub lets a transaction of its own be silent. */
    protected void whileHeld(String lock, Object parameter, Runnable work) throws SQLException {
        try (Connection other = DriverManager.getConnection(database, "postgres", "");
                PreparedStatement statement = other.prepareStatement(lock)) {
            other.setAutoCommit(false);
            statement.setObject(1, parameter);
            statement.execute();
            work.run();
            other.rollback();
        }
    }

    protected static long nextPerson() {
        return PEOPLE.incrementAndGet();
    }

    /** A person known in Slack only; the id there. */
    protected String slackPerson(String role) {
        String id = "U" + nextPerson();
        rows.slackPerson(role, id);
        return id;
    }

    protected String hub() {
        return "http://127.0.0.1:" + port;
    }

    protected void notifyIncident(UUID incident) {
        jobs.schedule(JobQueue.JobRequest.now("notify-incident", "default", Map.of("incidentId", incident.toString())));
    }

    protected void notifyApproval(UUID approval) {
        jobs.schedule(JobQueue.JobRequest.now("notify-approval", "default", Map.of("approvalId", approval.toString())));
    }
}
