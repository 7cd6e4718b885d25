package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import dev.serai.message.Command;
import dev.serai.message.Interaction;
import dev.serai.message.Message;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an {@code idempotentConsumer} over the hub's repository keeps, in the transaction of the effect. */
@HubIT
class SeenDeliveriesIT {

    private static final String ROUTE = "it-seen";

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate template;

    @Autowired
    SeenDeliveries seen;

    @Autowired
    JdbcClient jdbc;

    private final AtomicInteger effects = new AtomicInteger();
    private volatile boolean failing;

    @BeforeEach
    void aRoute() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + ROUTE)
                        .routeId(ROUTE)
                        .transacted()
                        .idempotentConsumer(simple("${header.key}"), seen)
                        .process(SeenDeliveriesIT.this::effect);
            }
        });
    }

    @AfterEach
    void removeRoute() throws Exception {
        camel.getRouteController().stopRoute(ROUTE);
        camel.removeRoute(ROUTE);
    }

    private void effect(Exchange exchange) {
        if (failing) {
            throw new IllegalStateException("on purpose");
        }
        effects.incrementAndGet();
    }

    private boolean deliver(String key) {
        Exchange done = template.request("direct:" + ROUTE, exchange -> {
            exchange.getMessage().setHeader("tenant", "default");
            exchange.getMessage().setHeader("key", key);
        });
        return done.getException() == null;
    }

    private static String key() {
        return "it-channel/" + UUID.randomUUID();
    }

    @Test
    void a_delivery_has_its_effect_once_however_often_it_comes() {
        String key = key();
        assertThat(deliver(key)).isTrue();
        assertThat(deliver(key)).isTrue();
        assertThat(effects).hasValue(1);
        assertThat(deliver(key())).isTrue();
        assertThat(effects).hasValue(2);
    }

    @Test
    void one_that_failed_is_new_when_it_comes_again() {
        String key = key();
        failing = true;
        assertThat(deliver(key)).isFalse();
        failing = false;
        assertThat(deliver(key)).isTrue();
        assertThat(effects).hasValue(1);
    }

    @Test
    void those_that_come_at_the_same_time_have_one_effect() {
        String key = key();
        CompletableFuture<?>[] all = Stream.generate(() -> CompletableFuture.supplyAsync(() -> deliver(key)))
                .limit(8)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        assertThat(effects).hasValue(1);
    }

    @Test
    void a_key_names_channel_and_delivery() {
        assertThat(deliver("nothing")).isFalse();
        assertThat(deliver("it-channel/")).isFalse();
        assertThat(effects).hasValue(0);
    }

    /** Each is recorded in the transaction that remembers the delivery; the person is answered each time. */
    @Test
    void what_is_refused_is_recorded_once_however_often_it_comes() {
        String person = "stranger-" + UUID.randomUUID();
        Interaction press = new Interaction("telegram", UUID.randomUUID().toString(), person, "chat", "1", "data");
        Command pause = new Command("telegram", UUID.randomUUID().toString(), person, "chat", "pause", "");
        for (int time = 0; time < 2; time++) {
            Exchange pressed = send("direct:interaction", "interaction", press);
            assertThat(pressed.getProperty("answer", String.class)).contains("nobody here is known");
            assertThat(send("direct:command-refuse", "command", pause).getException())
                    .isNull();
        }
        assertThat(recorded(person, "press.refused")).isEqualTo(1);
        assertThat(recorded(person, "command.refused")).isEqualTo(1);
    }

    /** The first has the delivery's key, but is no command that could be answered. */
    @Test
    void a_command_whose_answer_failed_is_answered_when_it_comes_again() {
        String delivery = UUID.randomUUID().toString();
        Interaction noCommand = new Interaction("telegram", delivery, "person", "chat", "1", "data");
        Exchange failed = send("direct:command-answer", "command", noCommand);
        assertThat(failed.getException()).hasStackTraceContaining("Interaction");

        Command help = new Command("telegram", delivery, "person", "chat", "help", "");
        assertThat(send("direct:command-answer", "command", help).getProperty("reply"))
                .isInstanceOf(Message.class);
        assertThat(send("direct:command-answer", "command", help).getProperty("reply"))
                .as("it was answered")
                .isNull();
    }

    private Exchange send(String endpoint, String property, Object value) {
        return template.request(endpoint, exchange -> {
            exchange.getMessage().setHeader("tenant", "default");
            exchange.setProperty(property, value);
        });
    }

    private long recorded(String person, String verb) {
        return jdbc.sql("select count(*) from audit_event where actor = ? and verb = ?")
                .params("telegram:" + person, verb)
                .query(Long.class)
                .single();
    }
}
