package dev.serai.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What the console's pages ask of a browser, and what they let it do. No token opens them, and their cookie opens no API. */
@Configuration
class ConsoleSecurity {

    /** The one operation that an open page calls by itself. */
    private static final String EVENTS = "/api/v1/events";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
                    + " require-trusted-types-for 'script'";

    private final WebSecurity web;

    ConsoleSecurity(WebSecurity web) {
        this.web = web;
    }

    /** Styles and scripts are nobody's secret; whoever serves them says how long they may be kept. */
    @Bean
    @Order(-2)
    SecurityFilterChain consoleAssetSecurity(HttpSecurity http) throws Exception {
        return web.stateless(
                        http.securityMatcher(paths().matcher(HttpMethod.GET, "/console/assets/**")), this::ofAssets)
                .build();
    }

    @Bean
    @Order(-1)
    SecurityFilterChain consolePageSecurity(
            HttpSecurity http, CookieCallers callers, ConsoleAccess access, RateLimitFilter limits) throws Exception {
        RequestMatcher pages = new OrRequestMatcher(paths().matcher("/"), paths().matcher("/console/**"));
        return web.stateless(http.securityMatcher(pages), this::ofPages)
                .addFilterBefore(new ConsoleSessionFilter(callers, request -> true), ExceptionTranslationFilter.class)
                .addFilterBefore(limits, ExceptionTranslationFilter.class)
                .addFilterBefore(access, ExceptionTranslationFilter.class)
                .build();
    }

    /** For the API's chain: an open page may listen with its cookie, and do nothing else there. */
    @Bean
    FilterRegistrationBean<ConsoleSessionFilter> consoleListener(CookieCallers callers, ConsoleTransport transport) {
        FilterRegistrationBean<ConsoleSessionFilter> registration =
                new FilterRegistrationBean<>(new ConsoleSessionFilter(callers, request -> listens(request, transport)));
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ConsoleAccess> noConsoleAccessElsewhere(ConsoleAccess access) {
        FilterRegistrationBean<ConsoleAccess> registration = new FilterRegistrationBean<>(access);
        registration.setEnabled(false);
        return registration;
    }

    private static boolean listens(HttpServletRequest request, ConsoleTransport transport) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return "GET".equals(request.getMethod())
                && request.getRequestURI().equals(EVENTS)
                && request.getHeader("Authorization") == null
                && (site == null || site.equals("same-origin"))
                && (origin == null || transport.isOwn(request, origin));
    }

    private static PathPatternRequestMatcher.Builder paths() {
        return PathPatternRequestMatcher.withDefaults();
    }

    private void ofAssets(HeadersConfigurer<HttpSecurity> headers) {
        ofPages(headers);
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
    }

    private void ofPages(HeadersConfigurer<HttpSecurity> headers) {
        // Without any referrer, forms would not say either which page has sent them.
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
