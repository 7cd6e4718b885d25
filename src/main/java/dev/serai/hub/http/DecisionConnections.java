package dev.serai.hub.http;

import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who changes something is looked up over the connections of decisions, so that readers cannot keep a decision out. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DecisionConnections extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Purpose purpose = READING.contains(request.getMethod()) ? Purpose.READS : Purpose.DECISIONS;
        @Nullable Purpose before = PurposeContext.enter(purpose);
        try {
            chain.doFilter(request, response);
        } finally {
            PurposeContext.leave(before);
        }
    }
}
