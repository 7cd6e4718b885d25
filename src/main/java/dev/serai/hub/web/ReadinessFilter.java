package dev.serai.hub.web;

import dev.serai.hub.store.IntakeProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
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

    private final ApplicationAvailability availability;
    private final IntakeProbe probe;

    ReadinessFilter(ApplicationAvailability availability, IntakeProbe probe) {
        this.availability = availability;
        this.probe = probe;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestStamp.path(request);
        return !path.startsWith("/api/") && !path.startsWith(CHATS) && !path.startsWith("/.well-known/");
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
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Optional<Problem> passing = Problems.passing(e);
            if (passing.isEmpty()) {
                throw e;
            }
            LOG.warn("Request not served before its route: {}", passing.get().code());
            Problems.write(response, passing.get());
        }
    }

    private @Nullable Problem closed(HttpServletRequest request) {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return Problems.notReady();
        }
        return RequestStamp.path(request).startsWith(CHATS) && !probe.succeeds() ? Problems.unavailable() : null;
    }
}
