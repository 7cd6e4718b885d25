package dev.serai.hub.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a header that holds control characters, before anybody reads one. Tomcat lets 0x80 to 0x9F pass, and Spring
 * Security's firewall throws at whoever happens to be the first to ask for that header.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class PlainHeaders extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(PlainHeaders.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                if (value.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
                    LOG.info("Refused a request: its header {} holds control characters", name);
                    Problems.write(response, Problems.invalid("A header holds control characters."));
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }
}
