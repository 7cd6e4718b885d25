package dev.serai.hub.channel.telegram;

import dev.serai.hub.settings.TelegramSettings;
import org.apache.camel.Component;
import org.apache.camel.Ordered;
import org.apache.camel.component.telegram.TelegramComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets camel-telegram up; the token is given to the component, so that it stands in no endpoint's address. */
@Configuration
class TelegramConfiguration {

    /** The component wants a token even when nothing is ever sent. */
    private static final String OFF = "0:off";

    @Bean
    BotApiClient botApiClient(TelegramSettings settings) {
        return new BotApiClient(settings.configured());
    }

    @Bean
    TelegramTurn telegramTurn() {
        return new TelegramTurn();
    }

    /** Answers to pressed buttons do not wait behind messages. */
    @Bean
    TelegramTurn telegramAnswerTurn() {
        return new TelegramTurn();
    }

    @Bean
    ComponentCustomizer telegramComponent(TelegramSettings settings, BotApiClient client) {
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
            String token = settings.token();
            component.setAuthorizationToken(token == null ? OFF : token);
            component.setBaseUri(settings.baseUri().toString());
            component.setClient(client);
        }
    }
}
