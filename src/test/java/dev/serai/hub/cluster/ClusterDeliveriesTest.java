package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertState;
import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.GenericNormaliser;
import dev.serai.alert.Severity;
import dev.serai.alert.Times;
import dev.serai.hub.intake.Accepted;
import dev.serai.hub.intake.Delivery;
import dev.serai.hub.intake.DeliveryNotStored;
import dev.serai.hub.intake.DeliveryNotStored.NotStoredReason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterDeliveriesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Alert ALERT = new Alert(
            "kubernetes",
            "f",
            AlertState.FIRING,
            new AlertContent(
                    Severity.HIGH, "crash loop", null, Map.of("namespace", "shop"), Map.of(), List.of(), List.of()),
            new Times(NOON, null),
            null);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private @Nullable RuntimeException refusal;

    @BeforeEach
    void aRoute() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ClusterDeliveries.ROUTE).errorHandler(noErrorHandler()).process(ClusterDeliveriesTest.this::take);
            }
        });
        camel.start();
    }

    @AfterEach
    void end() throws Exception {
        camel.close();
    }

    private void take(Exchange exchange) {
        if (refusal != null) {
            throw refusal;
        }
        JsonNode shape = exchange.getMessage().getBody(JsonNode.class);
        int taken =
                GenericNormaliser.normalise(shape, "kubernetes", NOON).alerts().size();
        deliveries.add(exchange.getProperty(Delivery.PROPERTY, Delivery.class));
        sizes.add(taken);
        exchange.getMessage().setBody(new Accepted(taken, 0, List.of(), List.of(), 0));
    }

    private void deliver(int alerts) {
        new ClusterDeliveries(camel.createProducerTemplate(), new ObjectMapper(), Clock.fixed(NOON, ZoneOffset.UTC))
                .deliver("default", "shop", Collections.nCopies(alerts, ALERT));
    }

    @Test
    void alerts_come_as_a_delivery_in_the_shape_that_anybody_may_send() throws Exception {
        deliver(2);
        assertThat(sizes).containsExactly(2);
        Delivery delivery = deliveries.get(0);
        assertThat(delivery.source()).isEqualTo("kubernetes");
        assertThat(delivery.kind()).isEqualTo("generic");
        assertThat(delivery.tenant()).isEqualTo("default");
        assertThat(GenericNormaliser.normalise(new ObjectMapper().readTree(delivery.raw()), "kubernetes", NOON)
                        .alerts())
                .containsExactly(ALERT, ALERT);
    }

    @Test
    void more_than_one_delivery_may_hold_are_several() {
        deliver(12_000);
        assertThat(sizes).containsExactly(5_000, 5_000, 2_000);
    }

    @Test
    void what_can_never_be_stored_holds_nothing_up_and_what_can_later_is_told_again() {
        refusal = new DeliveryNotStored(NotStoredReason.UNSTORABLE, "no");
        assertThatCode(() -> deliver(1)).doesNotThrowAnyException();
        refusal = new DeliveryRefusal(DeliveryRefusal.DeliveryRefusalReason.NO_ALERT, "none of it");
        assertThatCode(() -> deliver(1)).doesNotThrowAnyException();
        refusal = new DeliveryNotStored(NotStoredReason.BUSY, "later");
        assertThatThrownBy(() -> deliver(1)).isSameAs(refusal);
        refusal = new IllegalStateException("broken");
        assertThatThrownBy(() -> deliver(1)).isSameAs(refusal);
    }
}
