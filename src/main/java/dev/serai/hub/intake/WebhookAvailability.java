package dev.serai.hub.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.ProblemRenderer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 while the webhook route is not there: at start, at stop, and while its file is reloaded. Never 404. */
@Configuration
class WebhookAvailability {

    static final String ROUTE = "webhook";
    private static final Problem NOT_READY =
            new Problem(503, "not-ready", "Not ready", "The hub is starting or stopping. Send it again.");
    private static final Problem NOT_POST =
            new Problem(405, "method-not-allowed", "Method not allowed", "A webhook takes POST only.");

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> webhookDoorFilter(
            ObjectProvider<CamelContext> camel, ApplicationAvailability availability, ObjectMapper json) {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new RouteCheckFilter(camel, availability, json));
        registration.addUrlPatterns("/webhooks/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    private static final class RouteCheckFilter extends OncePerRequestFilter {

        /** Looked up once: that costs more than what is asked of it. */
        private final Supplier<CamelContext> context;

        private final ApplicationAvailability availability;
        private final ObjectMapper json;

        RouteCheckFilter(ObjectProvider<CamelContext> camel, ApplicationAvailability availability, ObjectMapper json) {
            this.context = SingletonSupplier.of(camel::getObject);
            this.availability = availability;
            this.json = json;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (!isOpen()) {
                response.setHeader("Retry-After", "2");
                refuse(response, NOT_READY);
            } else if (!"POST".equals(request.getMethod())) {
                response.setHeader("Allow", "POST");
                refuse(response, NOT_POST);
            } else {
                chain.doFilter(request, response);
            }
        }

        private boolean isOpen() {
            if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
                return false;
            }
            return context.get().getRouteController().getRouteStatus(ROUTE) == ServiceStatus.Started;
        }

        private void refuse(HttpServletResponse response, Problem problem) throws IOException {
            response.setStatus(problem.status());
            response.setContentType("application/problem+json");
            json.writeValue(response.getOutputStream(), ProblemRenderer.body(problem));
        }
    }
}
