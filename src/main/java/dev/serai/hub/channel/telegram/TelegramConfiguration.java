package dev.serai.hub.channel.telegram;

import dev.serai.hub.settings.TelegramSettings;
import dev.serai.kamelet.telegram.BotApiClient;
import org.apache.camel.Component;
import org.apache.camel.Ordered;
import org.apache.camel.component.telegram.TelegramComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Routes of one's own may send by {@code telegram:bots}, as the bot of the settings; the product's use the Kamelets. */
@Configuration
class TelegramConfiguration {

    @Bean
    ComponentCustomizer telegramComponent(TelegramSettings settings) {
        BotApiClient client = new BotApiClient();
        String token = settings.token();
        client.setAuthorizationToken(token == null ? "" : token);
        return new Customizer(settings, client);
    }

    /** Comes after the starter's own, which would put its defaults over ours. */
    private record Customizer(TelegramSettings settings, BotApiClient client) implements ComponentCustomizer {

        @Override
        public int getOrder() {
            return Ordered.LOWEST;
        }

        @Override
        public boolean isEnabled(String name, Component target) {
            return target instanceof TelegramComponent;
        }

        @Override
        public void configure(String name, Component target) {
            TelegramComponent component = (TelegramComponent) target;
            component.setAuthorizationToken(BotApiClient.STAND_IN);
            component.setBaseUri(settings.baseUri().toString());
            component.setClient(client);
        }
    }
}
