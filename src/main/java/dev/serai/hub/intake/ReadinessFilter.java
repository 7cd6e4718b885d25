package dev.serai.hub.intake;

import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.hub.http.RequestIdFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says 503 at the doors of the API and of the chats where the hub cannot do what is asked: while it starts or stops, and
 * where the database failed before a route was reached. A chat's callback is let in only while the database answers: once
 * it is acknowledged, nobody sends it again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ReadinessFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ReadinessFilter.class);
    private static final String CHATS = "/channels/";

    /** Which route serves what begins so. */
    private static final Map<String, String> ROUTES = Map.of(
            "/api/", "api-contract",
            "/.well-known/jwks.json", "jwks",
            "/channels/telegram", "telegram-receive",
            "/channels/slack/interactions", "slack-interactions",
            "/channels/slack/commands", "slack-commands",
            "/channels/slack/events", "slack-events",
            "/channels/discord/interactions", "discord-receive");

    private final ApplicationAvailability availability;
    private final IntakeProbe probe;
    private final ObjectProvider<CamelContext> camel;
    private final Set<String> served = ConcurrentHashMap.newKeySet();

    ReadinessFilter(ApplicationAvailability availability, IntakeProbe probe, ObjectProvider<CamelContext> camel) {
        this.availability = availability;
        this.probe = probe;
        this.camel = camel;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestIdFilter.path(request);
        return !path.startsWith("/api/")
                && !path.equals("/mcp")
                && !path.startsWith(CHATS)
                && !path.startsWith("/.well-known/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem closed = closed(request);
        if (closed != null) {
            Problems.write(response, closed);
            return;
        }
        try {
            chain.doFilter(request, new Answering(response));
        } catch (ServletException | RuntimeException e) {
            Optional<Problem> passing = Problems.passing(e);
            if (passing.isEmpty()) {
                throw e;
            }
            LOG.warn("Request not served before its route: {}", passing.get().code());
            Problems.write(response, passing.get());
        }
    }

    /** An installation may go without some of them. */
    @EventListener(ApplicationReadyEvent.class)
    void remember() {
        ROUTES.values().stream().filter(this::runs).forEach(served::add);
    }

    /** One that ran before and is just exchanged. */
    private boolean isAway(String route) {
        return served.contains(route) && !runs(route);
    }

    private boolean runs(String route) {
        return camel.getObject().getRouteController().getRouteStatus(route) == ServiceStatus.Started;
    }

    private @Nullable Problem closed(HttpServletRequest request) {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return Problems.notReady();
        }
        String path = RequestIdFilter.path(request);
        if (ROUTES.entrySet().stream().anyMatch(route -> path.startsWith(route.getKey()) && isAway(route.getValue()))) {
            return Problems.notReady();
        }
        return path.startsWith(CHATS) && !probe.succeeds() ? Problems.unavailable() : null;
    }

    /** A consumer that stops says 503 bare, and on a thread of its own, where no error can be dispatched any more. */
    private static final class Answering extends HttpServletResponseWrapper {

        Answering(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            if (status == SC_SERVICE_UNAVAILABLE) {
                Problems.write((HttpServletResponse) getResponse(), Problems.notReady());
            } else {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (status == SC_SERVICE_UNAVAILABLE) {
                sendError(status);
            } else {
                super.sendError(status, message);
            }
        }
    }
}
