package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.message.Audience;
import dev.serai.message.IncidentMessage;
import dev.serai.message.IncidentPage;
import dev.serai.message.LinkHosts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a source repeats no more is said to be stale, and is not over by that. */
@HubIT
class StaleAlertsIT {

    private static final int HOUR = 3_600;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProducerTemplate producer;

    @Autowired
    CamelContext camel;

    @Autowired
    ChannelStore pages;

    @Autowired
    MeterRegistry meters;

    private final String name = "stale-" + UUID.randomUUID();
    private WebhookClient client;
    private @Nullable EventNotifierSupport notifier;

    @BeforeEach
    void connect() {
        client = new WebhookClient(port);
    }

    @Test
    void what_alertmanager_repeats_no_more_becomes_stale_once_and_a_repeat_clears_it() throws Exception {
        fire();
        UUID incident = jdbc.queryForObject("select incident_id from alert where fingerprint = ?", UUID.class, name);
        Queue<String> asked = askedForMessage(incident);
        quiet(13 * HOUR, 4 * HOUR);

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::markStale))
                        .limit(3)
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(stale()).isTrue();
        assertThat(events()).containsExactly("fired", "stale");
        assertThat(state()).isEqualTo("firing");
        assertThat(timeline(incident)).contains("alert.stale").doesNotContain("alert.repeated");
        assertThat(asked).containsOnlyOnce("alert-stale");
        assertThat(meters.counter("serai.alerts.stale", "source", "alertmanager")
                        .count())
                .isPositive();
        assertThat(message(incident)).contains("Nothing has been heard about 1 alert since ");

        fire();
        assertThat(stale()).isFalse();
        assertThat(events()).containsExactly("fired", "stale", "repeated");
        assertThat(timeline(incident)).containsSubsequence("alert.stale", "alert.repeated");
        assertThat(message(incident)).doesNotContain("Nothing has been heard");
        markStale();
        assertThat(stale()).isFalse();
        assertThat(jdbc.queryForObject("select longest_pause from alert where fingerprint = ?", Integer.class, name))
                .isGreaterThanOrEqualTo(13 * HOUR);
    }

    @Test
    void what_is_within_its_rhythm_or_has_none_is_not_stale() {
        fire();
        quiet(11 * HOUR, HOUR);
        markStale();
        assertThat(stale()).as("three pauses, but not twelve hours").isFalse();

        quiet(23 * HOUR, 8 * HOUR);
        markStale();
        assertThat(stale()).as("twelve hours, but not three pauses").isFalse();

        quiet(25 * HOUR, 8 * HOUR);
        markStale();
        assertThat(stale()).isTrue();
        resolve();
        assertThat(stale()).as("what is over").isFalse();
    }

    @Test
    void what_nobody_is_known_to_repeat_never_is() {
        assertThat(client.generic("{\"title\": \"once\", \"fingerprint\": \"%s\", \"labels\": {\"service\": \"%s\"}}"
                                .formatted(name, name))
                        .status())
                .isEqualTo(202);
        quiet(1000 * HOUR, HOUR);
        markStale();
        assertThat(stale()).isFalse();
    }

    /** The alert was last heard of so long ago; its longest pause was so many seconds. */
    private void quiet(int secondsAgo, int longestPause) {
        jdbc.update("update alert set longest_pause = null where source = 'alertmanager'");
        jdbc.update(
                "update alert set last_seen = now() - make_interval(secs => ?), longest_pause = ? where fingerprint = ?",
                secondsAgo,
                longestPause,
                name);
    }

    private void markStale() {
        producer.requestBodyAndHeader("direct:alerts-stale", "", "tenant", "default");
    }

    private void fire() {
        send("firing", "0001-01-01T00:00:00Z");
    }

    private void resolve() {
        send("resolved", "2026-11-21T09:00:00Z");
    }

    private void send(String status, String end) {
        assertThat(client.alertmanager(
                                """
                {"version": "4", "alerts": [{"status": "%s", "fingerprint": "%s", "startsAt": "2026-11-21T08:00:00Z",
                  "endsAt": "%s", "labels": {"alertname": "Stale", "service": "%s", "severity": "critical"}}]}
                """
                                        .formatted(status, name, end, name))
                        .status())
                .isEqualTo(202);
    }

    /** The routes that asked for the incident's message to be brought up to date, from now on. */
    private Queue<String> askedForMessage(UUID incident) throws Exception {
        Queue<String> routes = new ConcurrentLinkedQueue<>();
        notifier = new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeSendingEvent sending
                        && sending.getEndpoint().getEndpointUri().startsWith("job://notify-incident")
                        && incident.toString()
                                .equals(sending.getExchange().getMessage().getHeader("incidentId"))) {
                    routes.add(ExchangeHelper.getRouteId(sending.getExchange()));
                }
            }
        };
        notifier.start();
        camel.getManagementStrategy().addEventNotifier(notifier);
        return routes;
    }

    @AfterEach
    void stopListening() {
        if (notifier != null) {
            camel.getManagementStrategy().removeEventNotifier(notifier);
        }
    }

    private boolean stale() {
        return jdbc.queryForObject(
                "select stale_since is not null from alert where fingerprint = ?", Boolean.class, name);
    }

    private String state() {
        return jdbc.queryForObject("select state from alert where fingerprint = ?", String.class, name);
    }

    private List<String> events() {
        return jdbc.queryForList(
                "select e.kind from alert_event e join alert a on a.id = e.alert_id where a.fingerprint = ? order by e.id",
                String.class,
                name);
    }

    private List<String> timeline(UUID incident) {
        return jdbc.queryForList(
                "select kind from incident_event where incident_id = ? order by id", String.class, incident);
    }

    private String message(UUID incident) {
        String page = pages.incidentPage("default", incident).orElseThrow();
        return IncidentMessage.of(
                        IncidentPage.read(page), new Audience(null, ZoneOffset.UTC, Instant.now(), LinkHosts.NONE))
                .toString();
    }
}
