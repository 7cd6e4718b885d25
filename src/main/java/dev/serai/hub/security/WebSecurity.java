package dev.serai.hub.security;

import dev.serai.hub.web.ApiContract;
import dev.serai.hub.web.ApiGate;
import dev.serai.hub.web.Problems;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** What each path asks of a caller. Webhooks and channel callbacks check their sender in their routes. */
@Configuration
class WebSecurity {

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

    /** No observation of each filter and each decision on the path of every alert; requests are still observed. */
    @Bean
    SecurityObservationSettings noObservationOfEachFilter() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(HttpSecurity http, ApiAccess access, ApiContract contract, Callers callers)
            throws Exception {
        return stateless(http.securityMatcher("/api/**"))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access(access::decide))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(callers))
                        .authenticationEntryPoint(unauthenticated()))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(access.refusal()))
                .addFilterAfter(new ApiGate(contract), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain hubSecurity(HttpSecurity http, MetricsAccess metrics) throws Exception {
        AccessDeniedHandler nothingHere = (request, response, e) -> Problems.write(response, Problems.notFound());
        AuthenticationEntryPoint noLogin = (request, response, e) -> Problems.write(response, Problems.notFound());
        return stateless(http)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/channels/**", "/actuator/health/**", "/.well-known/jwks.json")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .access(metrics::decide)
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(noLogin).accessDeniedHandler(nothingHere))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, failure) -> Problems.write(response, Problems.unauthenticated());
    }
}
