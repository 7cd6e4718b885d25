package dev.serai.hub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a form that a chat posts as the bytes it came in: whoever asks a servlet request for a parameter, as platform-http
 * does for each request, would else have the container read and parse the body before its signature is checked.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadForms extends OncePerRequestFilter {

    /** What a form's content type looks like from here on. */
    static final String TYPE = "application/octet-stream";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        boolean form = type != null
                && (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                        || type.toLowerCase(Locale.ROOT).startsWith("multipart/"));
        return !form || !request.getRequestURI().startsWith("/channels/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Bytes(request), response);
    }

    /** The request without parameters, of a type that nobody parses. */
    private static final class Bytes extends HttpServletRequestWrapper {

        Bytes(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return TYPE;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Content-Type") ? TYPE : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase("Content-Type")
                    ? Collections.enumeration(Collections.singleton(TYPE))
                    : super.getHeaders(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
