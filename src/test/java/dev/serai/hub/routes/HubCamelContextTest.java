package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelSpringBootApplicationController;
import org.apache.camel.support.processor.DelegateProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class HubCamelContextTest {

    private final GenericApplicationContext spring = new GenericApplicationContext();
    private HubCamelContext camel;

    @BeforeEach
    void start() {
        spring.refresh();
        camel = new HubCamelContext(spring, false, new CamelSpringBootApplicationController(spring));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        spring.close();
    }

    /** Notes that it was asked what it calls. */
    private static final class Asked extends DelegateProcessor implements EndpointAware {

        private final AtomicInteger times = new AtomicInteger();
        private final Endpoint endpoint;

        Asked(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public Endpoint getEndpoint() {
            times.incrementAndGet();
            return endpoint;
        }

        @Override
        public void process(Exchange exchange) {
            exchange.getMessage().setBody("first");
        }
    }

    private void add(String id, String start, Processor step) throws Exception {
        camel.addRoutes(new RouteBuilder(camel) {
            @Override
            public void configure() {
                from(start).routeId(id).process(step);
            }
        });
    }

    private String answer(String address) {
        return camel.createProducerTemplate().requestBody(address, "", String.class);
    }

    @Test
    void aNewRouteAsksNoOtherWhatItCalls() throws Exception {
        Asked other = new Asked(camel.getEndpoint("direct:called"));
        add("other", "direct:other", other);
        other.times.set(0);

        add("new", "direct:new", exchange -> {});

        assertThat(other.times).hasValue(0);
        add("new", "direct:new", exchange -> {});
        assertThat(other.times).as("where one is replaced").hasPositiveValue();
    }

    @Test
    void aRouteOfTheSameIdReplacesTheOneBefore() throws Exception {
        add("one", "direct:one", exchange -> exchange.getMessage().setBody("first"));

        add("one", "direct:one", exchange -> exchange.getMessage().setBody("second"));

        assertThat(camel.getRoutes()).hasSize(1);
        assertThat(answer("direct:one")).isEqualTo("second");
    }

    @Test
    void aStoppedRouteIsRemovedAndOneThatIsNotThereIsNot() throws Exception {
        add("one", "direct:one", exchange -> {});
        camel.getRouteController().stopRoute("one");

        assertThat(camel.removeRoute("none")).isFalse();
        assertThat(camel.removeRoute("one")).isTrue();
        assertThat(camel.getRoutes()).isEmpty();
    }
}
