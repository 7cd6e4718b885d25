package dev.serai.hub.channel.discord;

import dev.serai.hub.settings.DiscordSettings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets camel-http up for Discord; the token is given to the client, so that it stands in no message and no address. */
@Configuration
class DiscordConfiguration {

    /** Discord wants this form, and blocks clients without it. */
    private static final String AGENT = "DiscordBot (https://serai.dev, 1)";

    @Bean
    HttpClientConfigurer discordClient(DiscordSettings settings) {
        return client -> client.setUserAgent(AGENT)
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .setDefaultHeaders(List.of(new BasicHeader("Authorization", "Bot " + settings.botToken())));
    }

    /** Of a message only what a request needs leaves, and of an answer only what tells to wait comes in. */
    @Bean
    HeaderFilterStrategy discordHeaders() {
        return new Headers();
    }

    private record Headers() implements HeaderFilterStrategy {

        private static final Set<String> IN = Set.of("retry-after");

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return true;
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return !IN.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
