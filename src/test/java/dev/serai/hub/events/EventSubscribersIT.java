package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.db.Ids;
import dev.serai.hub.journal.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Who is sent events, and what people do with what was given up. */
@WorldIT
class EventSubscribersIT {

    private static final String PATH = "/events/subscribers";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Journal journal;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate producer;

    @Autowired
    MeterRegistry meters;

    @Autowired
    SubscriberHealth health;

    @LocalServerPort
    int port;

    private ApiClient api;
    private String admin;
    private String word;

    @BeforeEach
    void begin() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        word = OwnWord.next();
    }

    @AfterEach
    void leave() throws Exception {
        World.CLOCK.reset();
        if (camel.getRoute(word) != null) {
            camel.getRouteController().stopRoute(word);
            camel.removeRoute(word);
        }
        jdbc.sql("delete from event_dead_letter where subscriber = ?")
                .param(word)
                .update();
        jdbc.sql("delete from event_subscriber where name = ?").param(word).update();
    }

    @Test
    void one_that_does_not_take_events_says_so_and_is_degraded_once_it_is_far_behind() throws Exception {
        sendToNobody();
        await().until(() -> known() > 0);
        Instant began = Instant.now();
        note();
        await().until(() -> !one().path("last_error").isNull());

        JsonNode found = one();
        assertThat(found.path("kind").asText()).isEqualTo("route");
        assertThat(found.path("lag_events").asLong()).isPositive();
        assertThat(found.path("failures").asLong()).isPositive();
        assertThat(found.path("last_error").asText())
                .contains("nobody is there")
                .doesNotContain("hunter2");
        assertThat(found.path("failing_since").isNull()).isFalse();
        assertThat(found.path("paused_until").isNull()).isFalse();

        World.CLOCK.shift(Duration.ofMinutes(10));
        await().untilAsserted(() -> {
            assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(String.valueOf(health.health().getDetails().get(word)))
                    .contains("incident.noted", "nobody is there", "skip the event")
                    .doesNotContain("hunter2");
        });
        long lag = one().path("lag_seconds").asLong();
        double metered = meters.get("serai.events.lag.seconds")
                .tag("subscriber", word)
                .gauge()
                .value();
        double most = 601 + Duration.between(began, Instant.now()).toSeconds();
        assertThat(List.of((double) lag, metered))
                .allSatisfy(seconds -> assertThat(seconds).isBetween(600.0, most));
    }

    private void sendToNobody() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("events:" + word + "?types=incident.noted")
                        .routeId(word)
                        .errorHandler(noErrorHandler())
                        .throwException(new IOException("nobody is there, password=hunter2"));
            }
        });
    }

    @Test
    void the_event_that_is_not_taken_is_skipped_by_an_admin_and_is_a_dead_letter_then() throws Exception {
        sendToNobody();
        await().until(() -> known() > 0);
        note();
        await().until(() -> !one().path("blocked_event").isNull());
        UUID event = UUID.fromString(one().path("blocked_event").asText());
        assertThat(one().path("blocked_type").asText()).isEqualTo("incident.noted");
        String skip = PATH + "/" + word + "/events/" + event + "/skip";

        assertThat(post(skip, People.token(api, Role.OPERATOR)).status()).isEqualTo(403);
        assertThat(post(PATH + "/" + word + "/events/" + UUID.randomUUID() + "/skip", admin)
                        .status())
                .isEqualTo(409);
        assertThat(post(PATH + "/nobody/events/" + event + "/skip", admin).status())
                .isEqualTo(404);
        Answer skipped = post(skip, admin);

        assertThat(skipped.status()).as(skipped.text()).isEqualTo(200);
        assertThat(recorded("subscriber.event_skipped", event)).isOne();
        World.CLOCK.shift(Duration.ofMinutes(1));
        await().until(() -> one().path("dead_letters").asInt() > 0);
        assertThat(api.get(PATH + "/" + word + "/dead-letters", admin)
                        .json()
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(event.toString());
    }

    @Test
    void what_was_given_up_is_listed_by_pages_and_sent_again_or_discarded_by_admins() {
        subscriber();
        UUID first = dead(Instant.now().minusSeconds(60));
        UUID second = dead(Instant.now());
        String letters = PATH + "/" + word + "/dead-letters";
        String operator = People.token(api, Role.OPERATOR);

        JsonNode page = api.get(letters + "?limit=1", operator).json();
        assertThat(page.at("/items/0/id").asText()).isEqualTo(second.toString());
        JsonNode rest = api.get(
                        letters + "?limit=1&cursor=" + page.path("next_cursor").asText(), operator)
                .json();
        assertThat(rest.at("/items/0/id").asText()).isEqualTo(first.toString());
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        assertThat(one().path("dead_letters").asInt()).isEqualTo(2);
        assertThat(one().path("kind").isNull()).isTrue();

        assertThat(post(letters + "/" + first + "/retry", operator).status()).isEqualTo(403);
        Answer again = post(letters + "/" + first + "/retry", admin);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().path("retry_at").isNull()).isFalse();
        assertThat(post(letters + "/" + first + "/retry", admin).json()).isEqualTo(again.json());

        assertThat(post(letters + "/" + second + "/discard", admin).status()).isEqualTo(200);
        assertThat(post(letters + "/" + second + "/discard", admin).status()).isEqualTo(404);
        assertThat(api.get(letters, operator).json().path("items")).hasSize(1);
        assertThat(api.get(PATH + "/nobody/dead-letters", operator).status()).isEqualTo(404);
        assertThat(recorded("subscriber.event_discarded", second)).isOne();
        assertThat(recorded("subscriber.event_retried", first)).isPositive();
    }

    @Test
    void what_was_given_up_long_ago_is_forgotten() {
        subscriber();
        UUID old = dead(Instant.now().minus(Duration.ofDays(31)));
        UUID young = dead(Instant.now().minus(Duration.ofDays(29)));

        producer.sendBodyAndHeader("direct:forget-dead-letters", null, "tenant", "default");

        assertThat(jdbc.sql("select id from event_dead_letter where subscriber = ?")
                        .param(word)
                        .query(UUID.class)
                        .list())
                .containsExactly(young)
                .doesNotContain(old);
    }

    private JsonNode one() {
        return StreamSupport.stream(api.get(PATH, admin).json().path("items").spliterator(), false)
                .filter(item -> item.path("name").asText().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private Answer post(String path, String token) {
        return api.send("POST", path, token, null, Map.of());
    }

    @Test
    void with_one_lane_too_an_event_that_is_not_taken_holds_up_its_incident_alone() throws Exception {
        UUID refused = new ChannelRows(jdbc).incident(word);
        UUID other = new ChannelRows(jdbc).incident(word + "x");
        List<String> taken = new CopyOnWriteArrayList<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("events:" + word + "?types=incident.noted")
                        .routeId(word)
                        .errorHandler(noErrorHandler())
                        .process(exchange -> {
                            String key = exchange.getMessage().getHeader("eventKey", String.class);
                            if (key.equals(refused.toString())) {
                                throw new IOException("it does not take this one");
                            }
                            taken.add(key);
                        });
            }
        });
        await().until(() -> known() > 0);
        note(refused);
        note(other);

        await().until(() -> taken.contains(other.toString()));
        await().until(() -> !one().path("blocked_event").isNull());
        assertThat(one().path("dead_letters").asInt()).isZero();
        assertThat(taken).doesNotContain(refused.toString());
    }

    private void note() {
        note(new ChannelRows(jdbc).incident(word));
    }

    private void note(UUID incident) {
        transaction.executeWithoutResult(status -> journal.record(new JournalEntry(
                "default", "user:ann", new IncidentEvent.Noted(new Subject.Incident(incident), "It is the disk."))));
    }

    private long known() {
        return jdbc.sql("select count(*) from event_subscriber where name = ?")
                .param(word)
                .query(Long.class)
                .single();
    }

    private void subscriber() {
        jdbc.sql("insert into event_subscriber (tenant, name, position, updated_at) values ('default', ?, '1', now())")
                .param(word)
                .update();
    }

    private UUID dead(Instant at) {
        UUID id = Ids.next();
        jdbc.sql(
                        """
                        insert into event_dead_letter
                          (tenant, subscriber, id, type, event_key, event, error, attempts, event_at, died_at)
                        values ('default', :subscriber, :id, 'incident.opened', 'key', '{}', 'refused', 12, :at, :at)""")
                .param("subscriber", word)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
        return id;
    }

    private long recorded(String verb, UUID event) {
        return jdbc.sql("select count(*) from audit_event where verb = ? and object_id = ?")
                .params(verb, event.toString())
                .query(Long.class)
                .single();
    }
}
