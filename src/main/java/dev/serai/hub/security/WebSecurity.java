package dev.serai.hub.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** What each path asks of a caller. Webhooks and channel callbacks check their sender in their routes. */
@Configuration
class WebSecurity {

    @Bean
    SecurityFilterChain hubSecurity(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/webhooks/**", "/channels/**", "/actuator/health/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }
}
