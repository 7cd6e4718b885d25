package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HubIT
class JobIT {

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate camelSends;

    @Autowired
    JobQueue queue;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    private final Queue<Exchange> seen = new ConcurrentLinkedQueue<>();

    @AfterEach
    void removeRoutes() throws Exception {
        for (var route : List.copyOf(camel.getRoutes())) {
            if (route.getRouteId().startsWith("it-")) {
                camel.getRouteController().stopRoute(route.getRouteId());
                camel.removeRoute(route.getRouteId());
            }
        }
        database.sql("delete from job where task_name like 'it-%'").update();
    }

    @Test
    void a_job_starts_only_after_the_commit_and_carries_headers_and_body() throws Exception {
        consume("it-carry", "", exchange -> {});
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            camelSends.send("job:it-carry", exchange -> {
                exchange.getIn().setHeader("tenant", "acme");
                exchange.getIn().setHeader("incidentId", "i-1");
                exchange.getIn().setHeader("other", "stays");
                exchange.getIn().setBody(Map.of("a", List.of(1, "b")));
            });
            await().during(Duration.ofMillis(1500))
                    .atMost(Duration.ofSeconds(3))
                    .until(seen::isEmpty);
        });
        await().atMost(Duration.ofSeconds(5)).until(() -> seen.size() == 1);
        Exchange ran = seen.element();
        assertThat(ran.getIn().getHeaders())
                .containsEntry("tenant", "acme")
                .containsEntry("incidentId", "i-1")
                .containsEntry(JobHeaders.ATTEMPT, 1)
                .doesNotContainKey("other");
        assertThat(ran.getIn().getBody()).isEqualTo(Map.of("a", List.of(1, "b")));
        await().until(() -> count("it-carry") == 0);
    }

    private void consume(String name, String options, Processor handler) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("job:" + name + options).routeId(name).process(exchange -> {
                    seen.add(exchange.copy());
                    handler.process(exchange);
                });
            }
        });
    }

    private long count(String name) {
        return database.sql("select count(*) from job where task_name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
