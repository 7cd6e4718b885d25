package dev.serai.hub.intake;

import dev.serai.hub.http.ShortChain;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The short way of deliveries. Spring's chain asks all handler mappings of the application about each request, and the
 * firewall about its spelling; a path that is written like a source's name alone needs neither. What is written in any other
 * way takes the long one, and is refused there if it has to be.
 */
@Configuration
class WebhookChain {

    private static final String SERVLET = "/webhooks";
    private static final String PREFIX = SERVLET + "/";

    /** Behind what each request has: its id, the look at its headers, what counts it. Before everything else. */
    @Bean
    FilterRegistrationBean<ShortChain> webhookShortChain(
            @Qualifier("webhookDoorFilter") FilterRegistrationBean<OncePerRequestFilter> door,
            @Qualifier("webhookSecurity") ObjectProvider<SecurityFilterChain> security,
            @Qualifier("bodyFilter") Filter bodies,
            CamelHttpTransportServlet servlet) {
        // The container makes its filters before anything else is there.
        Supplier<HeaderWriterFilter> headers = SingletonSupplier.of(() -> headers(security.getObject()));
        FilterRegistrationBean<ShortChain> registration = new FilterRegistrationBean<>(new ShortChain(
                WebhookChain::isPlain,
                List.of(
                        door.getFilter(),
                        (request, response, chain) -> headers.get().doFilter(request, response, chain),
                        bodies),
                servlet::service));
        registration.addUrlPatterns(PREFIX + "*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return registration;
    }

    /** A delivery whose path means what it says, whoever reads it: nothing in it is encoded, doubled or cut off. */
    static boolean isPlain(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && request.getQueryString() == null
                && SERVLET.equals(request.getServletPath())
                && isPlain(request.getRequestURI());
    }

    private static boolean isPlain(String path) {
        if (!path.startsWith(PREFIX) || path.length() == PREFIX.length()) {
            return false;
        }
        for (int i = PREFIX.length(); i < path.length(); i++) {
            char c = path.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private static HeaderWriterFilter headers(SecurityFilterChain security) {
        return security.getFilters().stream()
                .filter(HeaderWriterFilter.class::isInstance)
                .map(HeaderWriterFilter.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
