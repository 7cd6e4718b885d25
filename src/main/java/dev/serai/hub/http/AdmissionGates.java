package dev.serai.hub.http;

import dev.serai.hub.settings.DatabaseSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.task.TaskExecutionProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * What would take all threads that run routes, and so be in the way of everything else, waits before them. Behind
 * {@link BodyFilter}: whoever sends slowly takes no place here.
 */
@Configuration
class AdmissionGates {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Forms of the console with a password. */
    private static final Pattern HASHING =
            Pattern.compile("/console/(login|password|profile/(tokens|codes)|people(/[^/]+/(password|role|enable))?)");

    private static final int PATIENCE_SECONDS = 5;

    private static final int HASHING_AT_ONCE = 2;
    private static final int HASHING_WAITING = 32;
    private static final int CHANGING_WAITING = 512;
    private static final int AGENTS_WAITING = 64;

    /** Connections of decisions that are left for those who hash, and to look up who calls. */
    private static final int CONNECTIONS_LEFT = 2;

    /** Passwords: each takes a core and much memory. */
    @Bean
    FilterRegistrationBean<AdmissionGate> hashingGate(MeterRegistry meters) {
        return gate(
                new AdmissionGate(AdmissionGates::hashes, HASHING_AT_ONCE, HASHING_WAITING, afterPatience()),
                "passwords",
                meters);
    }

    /** Changes, which may wait for each other in the database: as many as have a connection, and half the threads at most. */
    @Bean
    FilterRegistrationBean<AdmissionGate> changingGate(
            DatabaseSettings database, TaskExecutionProperties tasks, MeterRegistry meters) {
        int connections = database.connections().decisions() - CONNECTIONS_LEFT;
        int threads = tasks.getPool().getMaxSize() / 2;
        int atOnce = Math.max(1, Math.min(connections, threads));
        return gate(
                new AdmissionGate(AdmissionGates::changes, atOnce, CHANGING_WAITING, afterPatience()),
                "changes",
                meters);
    }

    /** Agents: nobody waits for them, and what they look at may be slow; a quarter of the threads at most. */
    @Bean
    FilterRegistrationBean<AdmissionGate> agentGate(TaskExecutionProperties tasks, MeterRegistry meters) {
        int atOnce = Math.max(1, tasks.getPool().getMaxSize() / 4);
        return gate(
                new AdmissionGate(AdmissionGates::calls, atOnce, AGENTS_WAITING, afterPatience()), "agents", meters);
    }

    private static Executor afterPatience() {
        return CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static FilterRegistrationBean<AdmissionGate> gate(AdmissionGate gate, String what, MeterRegistry meters) {
        meters.gauge("serai.api.waiting", Tags.of("what", what), gate, AdmissionGate::waiting);
        FilterRegistrationBean<AdmissionGate> registration = new FilterRegistrationBean<>(gate);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    private static boolean hashes(HttpServletRequest request) {
        return request.getAttribute(ContractFilter.OPERATION) instanceof ApiOperation operation && operation.hashes()
                || !READING.contains(request.getMethod())
                        && HASHING.matcher(RequestIdFilter.path(request)).matches();
    }

    private static boolean calls(HttpServletRequest request) {
        return RequestIdFilter.path(request).equals("/mcp");
    }

    private static boolean changes(HttpServletRequest request) {
        if (READING.contains(request.getMethod()) || hashes(request)) {
            return false;
        }
        return request.getAttribute(ContractFilter.OPERATION) instanceof ApiOperation
                || RequestIdFilter.path(request).startsWith("/channels/")
                || RequestIdFilter.path(request).startsWith("/console/");
    }
}
