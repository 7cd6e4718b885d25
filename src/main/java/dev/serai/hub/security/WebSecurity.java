package dev.serai.hub.security;

import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.ContractFilter;
import dev.serai.hub.http.Problems;
import dev.serai.hub.settings.ApiSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** What each path asks of a caller. Webhooks and channel callbacks check their sender in their routes. */
@Configuration
class WebSecurity {

    /** What a page that shows an answer could do with the browser's features: nothing. */
    private static final String NO_FEATURES =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    /** By itself the filter writes them on its way back, when a route may be writing others in a thread of its own. */
    private static final ObjectPostProcessor<HeaderWriterFilter> WRITTEN_AT_ONCE = new ObjectPostProcessor<>() {
        @Override
        public <T extends HeaderWriterFilter> T postProcess(T filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    private final ApiSettings settings;

    WebSecurity(ApiSettings settings) {
        this.settings = settings;
    }

    @Bean
    PasswordCost passwordCost() {
        return PasswordCost.OWASP;
    }

    /** A webhook's route knows its sender: of the chain only the firewall and the answer's headers are left. */
    @Bean
    @Order(0)
    SecurityFilterChain webhookSecurity(HttpSecurity http) throws Exception {
        // A matcher of the whole path: one given as text would look below Camel's own servlet.
        return stateless(http.securityMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher("/webhooks/**")))
                .anonymous(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * It would throw at whoever reads a parameter with an odd name, in whichever thread. The API checks its own, and
     * nothing else here reads any.
     */
    @Bean
    HttpFirewall namesOfParametersAreChecked() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> true);
        return firewall;
    }

    /** No observation of each filter and each decision on the path of every alert; requests are still observed. */
    @Bean
    SecurityObservationSettings noObservationOfEachFilter() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            ApiAccess access,
            ApiContract contract,
            BearerTokens tokens,
            FilterRegistrationBean<ConsoleSessionFilter> console,
            RateLimitFilter limits)
            throws Exception {
        return stateless(http.securityMatcher("/api/**"))
                .addFilter(cors())
                .addFilterBefore(console.getFilter(), BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access(access::decide))
                .oauth2ResourceServer(server ->
                        server.authenticationManagerResolver(request -> tokens).authenticationEntryPoint(limits))
                .addFilterAfter(limits, BearerTokenAuthenticationFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(access.refusal()))
                .addFilterAfter(new ContractFilter(contract), AuthorizationFilter.class)
                .build();
    }

    /** Agents: as the API, but with personal tokens alone, and without what pages of browsers need. */
    @Bean
    @Order(2)
    SecurityFilterChain agentSecurity(
            HttpSecurity http, AgentAccess access, BearerTokens tokens, RateLimitFilter limits) throws Exception {
        AccessDeniedHandler refusal = (request, response, denied) -> Problems.write(
                response,
                denied instanceof AgentAccess.AgentRefused refused
                        ? refused.problem()
                        : Problems.forbidden("Not allowed."));
        return stateless(http.securityMatcher("/mcp"))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access(access::decide))
                .oauth2ResourceServer(server ->
                        server.authenticationManagerResolver(request -> tokens).authenticationEntryPoint(limits))
                .addFilterAfter(limits, BearerTokenAuthenticationFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(refusal))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain hubSecurity(HttpSecurity http, MetricsAccess metrics) throws Exception {
        AccessDeniedHandler nothingHere = (request, response, e) -> Problems.write(response, Problems.notFound());
        AuthenticationEntryPoint noLogin = (request, response, e) -> Problems.write(response, Problems.notFound());
        return stateless(http)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        "/channels/**",
                                        "/actuator/health/liveness",
                                        "/actuator/health/readiness",
                                        "/.well-known/jwks.json")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus", "/actuator/health", "/actuator/health/**")
                                .access(metrics::decide)
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(noLogin).accessDeniedHandler(nothingHere))
                .build();
    }

    /** It stands in the API's chain only: as a bean of its own the container would run it for every path. */
    @Bean
    FilterRegistrationBean<RateLimitFilter> noRateLimitOutsideTheApi(RateLimitFilter limits) {
        FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(limits);
        registration.setEnabled(false);
        return registration;
    }

    private CorsFilter cors() {
        CorsFilter filter = new CorsFilter(this::origins);
        filter.setCorsProcessor(new CorsRefusals());
        return filter;
    }

    /** Which pages may read the API's answers; null without any, and then no answer has a CORS header. */
    private @Nullable CorsConfiguration origins(HttpServletRequest request) {
        if (settings.allowedOrigins().isEmpty()) {
            return null;
        }
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match"));
        cors.setExposedHeaders(List.of("*"));
        cors.setMaxAge(Duration.ofMinutes(10));
        return cors;
    }

    private HttpSecurity stateless(HttpSecurity http) throws Exception {
        return stateless(http, headers -> {});
    }

    /** @param more what answers say beside what all of them do */
    HttpSecurity stateless(HttpSecurity http, Customizer<HeadersConfigurer<HttpSecurity>> more) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> {
                    closed(headers);
                    more.customize(headers);
                })
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    /** Beside what Spring sets by itself: nosniff, no frames, no-store. */
    private void closed(HeadersConfigurer<HttpSecurity> headers) {
        headers.withObjectPostProcessor(WRITTEN_AT_ONCE);
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(NO_FEATURES));
        Duration hsts = settings.hsts();
        if (hsts == null) {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        } else {
            // The proxy speaks TLS for the hub, so each request counts as secure.
            headers.httpStrictTransportSecurity(tls -> tls.requestMatcher(AnyRequestMatcher.INSTANCE)
                    .includeSubDomains(false)
                    .maxAgeInSeconds(hsts.toSeconds()));
        }
    }

    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, failure) -> Problems.write(response, Problems.unauthenticated());
    }
}
