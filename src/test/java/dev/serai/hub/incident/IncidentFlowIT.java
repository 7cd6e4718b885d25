package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.hub.flow.FlowContext;
import dev.serai.hub.flow.FlowIT;
import dev.serai.hub.flow.FlowTrace;
import dev.serai.hub.http.Problem;
import dev.serai.hub.job.JobItem;
import dev.serai.hub.silence.SilenceNext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.apache.camel.test.spring.junit5.StubEndpoints;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * What a person's request does to an incident as its routes say it, with the tables, the queue and the journal mocked:
 * what is written, recorded and scheduled, in one transaction or not at all.
 */
@FlowIT
@SpringBootTest(
        classes = IncidentFlowIT.Beans.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "camel.main.routes-include-pattern="
                + "file:routes/errors.camel.yaml,file:routes/signal/incident-commands.camel.yaml")
@UseAdviceWith
@StubEndpoints("sql|job")
@MockEndpointsAndSkip("sql:.*|job:.*|direct:oncall-end|direct:triage-next")
class IncidentFlowIT {

    @Import({FlowContext.class, RowCountCheck.class, AcknowledgedIncidents.class})
    static class Beans {

        @Bean("incidentCommands")
        IncidentCommands commands(Clock clock) {
            return new IncidentCommands(clock);
        }

        @Bean("incidentParts")
        IncidentParts parts(Clock clock) {
            return new IncidentParts(clock, () -> FOLDS_LAST);
        }
    }

    private static final String SQL = "mock:sql:classpath:sql/";
    private static final Duration FOLDS_LAST = Duration.ofMinutes(5);
    private static final UUID PART = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final UUID OTHER = UUID.fromString("01900000-0000-7000-8000-000000000004");
    private static final UUID INCIDENT = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate template;

    @Autowired
    FlowTrace trace;

    private String state = "open";
    private int updated = 1;
    private @Nullable String actor = "user:ann";

    @BeforeEach
    void ends() throws Exception {
        if (!camel.getStatus().isStarted()) {
            for (String route : List.of(
                    "incident-acknowledge-one",
                    "incident-unacknowledge-one",
                    "incident-resolve",
                    "incident-parts-change")) {
                AdviceWith.adviceWith(camel, route, advice -> advice.weaveById(route + ".record")
                        .replace()
                        .to("mock:journal"));
            }
            camel.start();
        }
        trace.clear(camel);
        trace.at(camel, SQL + "incident-lock.sql", "lock", exchange -> exchange.getMessage()
                .setBody(List.of(row())));
        for (String none : List.of(
                "incident-parts-lock.sql",
                "incident-inherited-open.sql",
                "incident-parts-open.sql",
                "incident-parts-called.sql",
                "incident-with-lock.sql",
                "incident-with.sql",
                "incident-counted.sql",
                "incident-relatives.sql")) {
            ((MockEndpoint) camel.getEndpoint(SQL + none))
                    .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(List.of()));
        }
        ((MockEndpoint) camel.getEndpoint(SQL + "incident-inherited.sql"))
                .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(null));
        trace.at(camel, SQL + "incident-write.sql", "write", exchange -> exchange.getMessage()
                .setHeader("CamelSqlUpdateCount", updated));
        trace.at(camel, SQL + "incident-parts-write.sql", "write-parts");
        trace.at(camel, "mock:journal", "record");
        trace.at(camel, "mock:job:notify-incident", "notify");
        trace.at(camel, "mock:job:withdraw", "withdraw");
    }

    private Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new HashMap<>();
        Timestamp at = Timestamp.from(FlowContext.NOW.minusSeconds(60));
        row.put("id", INCIDENT);
        row.put("tenant", "default");
        row.put("correlation_key", "shop/cart");
        row.put("state", state);
        row.put("severity", "high");
        row.put("environment", "production");
        row.put("alerts", 1);
        row.put("firing", 1);
        row.put("last_alert_at", at);
        row.put("acknowledged_at", state.equals("acknowledged") ? at : null);
        row.put("acknowledged_by", state.equals("acknowledged") ? "user:ben" : null);
        row.put("resolved_at", state.equals("resolved") ? at : null);
        row.put("resolved_by", state.equals("resolved") ? "user:ben" : null);
        row.put("verdict", "page");
        row.put("version", 7);
        return row;
    }

    private @Nullable Throwable ask(String request) {
        Exchange done = template.request("direct:incident-" + request, exchange -> {
            exchange.getMessage().setHeader("tenant", "default");
            exchange.getMessage().setHeader("incidentId", INCIDENT.toString());
            exchange.setProperty("actor", actor);
        });
        // Camel wraps what ends a transaction.
        Exception failure = done.getException();
        return failure == null ? null : failure.getCause();
    }

    @Test
    void what_is_acknowledged_is_written_recorded_and_shown_in_one_transaction() throws Exception {
        MockEndpoint written = camel.getEndpoint(SQL + "incident-write.sql", MockEndpoint.class);
        MockEndpoint recorded = camel.getEndpoint("mock:journal", MockEndpoint.class);

        assertThat(ask("acknowledge")).isNull();

        assertThat(trace.steps()).containsExactly("begin", "lock", "write", "record", "notify", "commit");
        assertThat(written.getReceivedExchanges().get(0).getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("state", "acknowledged")
                .containsEntry("acknowledgedBy", "user:ann")
                .containsEntry("acknowledgedAt", FlowContext.NOW.toString())
                .containsEntry("resolvedBy", null)
                .containsEntry("version", 7)
                .containsEntry("now", FlowContext.NOW.toString());
        assertThat(recorded.getReceivedExchanges().get(0).getProperty("event", JournalEntry.class))
                .extracting(JournalEntry::actor, entry -> entry.event().getClass())
                .containsExactly("user:ann", IncidentEvent.Acknowledged.class);
    }

    private Map<String, @Nullable Object> part(UUID id) {
        Map<String, @Nullable Object> row = row();
        row.put("id", id);
        return row;
    }

    private void have(String sql, List<?> rows) {
        camel.getEndpoint(SQL + sql, MockEndpoint.class)
                .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(rows));
    }

    @Test
    void what_belongs_to_it_is_acknowledged_at_once_in_the_same_transaction_and_its_calls_end() throws Exception {
        have("incident-parts-open.sql", List.of(part(PART), part(OTHER)));
        have("incident-parts-called.sql", List.of(Map.of("id", OTHER)));
        MockEndpoint written = camel.getEndpoint(SQL + "incident-parts-write.sql", MockEndpoint.class);
        MockEndpoint ends = camel.getEndpoint("mock:direct:oncall-end", MockEndpoint.class);
        ends.reset();

        assertThat(ask("acknowledge")).isNull();

        assertThat(trace.steps())
                .containsExactly(
                        "begin", "lock", "write", "record", "notify", "write-parts", "record", "notify", "commit");
        assertThat(written.getReceivedExchanges().get(0).getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("ids", "{" + PART + "," + OTHER + "}")
                .containsEntry("state", "acknowledged")
                .containsEntry("acknowledgedBy", "user:ann")
                .containsEntry("acknowledgedAt", FlowContext.NOW.toString());
        assertThat(recorded()).hasSize(2).allSatisfy(entry -> assertThat(entry)
                .extracting(JournalEntry::actor, one -> one.event().getClass())
                .containsExactly("user:ann", IncidentEvent.Acknowledged.class));
        assertThat(recorded())
                .extracting(entry -> entry.event().subject().id())
                .containsExactly(PART.toString(), OTHER.toString());
        assertThat(changed()).containsExactly(PART.toString(), OTHER.toString());
        assertThat(ends.getReceivedExchanges())
                .extracting(exchange -> String.valueOf(exchange.getMessage().getHeader("incidentId")))
                .containsExactly(INCIDENT.toString(), OTHER.toString());
    }

    @Test
    void what_was_taken_on_with_it_is_given_back_at_once_and_is_called_for_again() throws Exception {
        state = "acknowledged";
        have("incident-with.sql", List.of(part(PART), part(OTHER)));
        MockEndpoint written = camel.getEndpoint(SQL + "incident-parts-write.sql", MockEndpoint.class);
        MockEndpoint calls = camel.getEndpoint("mock:job:oncall-start", MockEndpoint.class);
        calls.reset();

        assertThat(ask("unacknowledge")).isNull();

        assertThat(trace.steps())
                .containsExactly(
                        "begin", "lock", "write", "record", "notify", "write-parts", "record", "notify", "commit");
        assertThat(written.getReceivedExchanges().get(0).getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("state", "open")
                .containsEntry("acknowledgedBy", null);
        assertThat(recorded()).hasSize(2).allSatisfy(entry -> assertThat(entry.event())
                .isInstanceOf(IncidentEvent.Unacknowledged.class));
        PartsNext next = calls.getReceivedExchanges().get(1).getProperty("next", PartsNext.class);
        assertThat(ids(next.calls())).containsExactly(PART.toString(), OTHER.toString());
        assertThat(changed()).containsExactly(PART.toString(), OTHER.toString());
    }

    @Test
    void what_nobody_gives_back_the_policy_does() throws Exception {
        state = "acknowledged";
        actor = null;
        have("incident-with.sql", List.of(part(PART)));

        assertThat(ask("unacknowledge")).isNull();

        assertThat(recorded()).extracting(JournalEntry::actor).containsExactly("policy");
    }

    /** Those of what belongs to it, which are recorded last. */
    @SuppressWarnings("unchecked")
    private List<JournalEntry> recorded() {
        List<Exchange> all =
                camel.getEndpoint("mock:journal", MockEndpoint.class).getReceivedExchanges();
        return (List<JournalEntry>) all.get(all.size() - 1).getProperty("events", List.class);
    }

    private static List<String> ids(List<JobItem> items) {
        return items.stream().map(item -> item.headers().get("incidentId")).toList();
    }

    private List<String> changed() {
        List<Exchange> all = camel.getEndpoint("mock:job:notify-incident", MockEndpoint.class)
                .getReceivedExchanges();
        return ids(all.get(all.size() - 1).getProperty("next", PartsNext.class).messages());
    }

    @Test
    void what_was_taken_on_with_another_is_given_back_by_the_policy_and_nothing_else_is() throws Exception {
        actor = null;
        assertThat(ask("free")).isNull();
        assertThat(trace.steps()).isEmpty();

        state = "acknowledged";
        camel.getEndpoint(SQL + "incident-inherited.sql", MockEndpoint.class)
                .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(Map.of("id", INCIDENT)));
        MockEndpoint recorded = camel.getEndpoint("mock:journal", MockEndpoint.class);
        assertThat(ask("free")).isNull();

        assertThat(trace.steps()).containsExactly("lock", "write", "record", "notify");
        assertThat(recorded.getReceivedExchanges().get(0).getProperty("event", JournalEntry.class))
                .extracting(JournalEntry::actor, entry -> entry.event().getClass())
                .containsExactly("policy", IncidentEvent.Unacknowledged.class);
    }

    @Test
    void at_the_end_what_belonged_to_it_is_decided_about_again_and_what_it_belongs_to_counts_it() throws Exception {
        UUID whole = UUID.fromString("01900000-0000-7000-8000-000000000003");
        camel.getEndpoint(SQL + "incident-relatives.sql", MockEndpoint.class)
                .whenAnyExchangeReceived(exchange -> exchange.getMessage()
                        .setBody(List.of(
                                Map.of("id", PART, "is_part", true, "ended_at", Timestamp.from(FlowContext.NOW)),
                                Map.of("id", whole, "is_part", false))));
        MockEndpoint next = camel.getEndpoint("mock:direct:triage-next", MockEndpoint.class);
        next.reset();

        assertThat(ask("resolve")).isNull();

        SilenceNext follows = next.getReceivedExchanges().get(0).getProperty("next", SilenceNext.class);
        assertThat(follows.rechecks()).singleElement().satisfies(job -> {
            assertThat(job.key()).isEqualTo("part:" + PART + ":" + FlowContext.NOW.toEpochMilli());
            assertThat(job.delay()).isEqualTo(FOLDS_LAST);
        });
        assertThat(follows.messages()).singleElement().satisfies(job -> assertThat(job.key())
                .isEqualTo(whole.toString()));
    }

    @Test
    void what_is_resolved_withdraws_what_still_waits_in_the_same_transaction() {
        assertThat(ask("resolve")).isNull();
        assertThat(trace.steps()).containsExactly("begin", "lock", "write", "record", "notify", "withdraw", "commit");
    }

    @Test
    void who_lost_a_race_records_and_schedules_nothing() {
        updated = 0;
        assertThat(ask("acknowledge")).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo("moved-on"));
        assertThat(trace.steps()).containsExactly("begin", "lock", "write", "rollback");
    }

    @Test
    void what_is_so_already_is_not_written_again() {
        state = "acknowledged";
        assertThat(ask("acknowledge")).isNull();
        assertThat(trace.steps()).containsExactly("begin", "lock", "commit");
    }

    @Test
    void what_is_over_is_not_acknowledged() {
        state = "resolved";
        assertThat(ask("acknowledge")).isInstanceOf(Problem.class);
        assertThat(trace.steps()).containsExactly("begin", "lock", "rollback");
    }

    @Test
    void a_queue_that_takes_nothing_leaves_nothing_written() {
        trace.at(camel, "mock:job:withdraw", "withdraw", exchange -> {
            throw new IllegalStateException("no queue");
        });
        assertThat(ask("resolve")).hasMessage("no queue");
        assertThat(trace.steps()).endsWith("withdraw", "rollback").doesNotContain("commit");
    }
}
