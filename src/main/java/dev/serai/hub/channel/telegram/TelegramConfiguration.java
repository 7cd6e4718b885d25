package dev.serai.hub.channel.telegram;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What calls of the Bot API share. */
@Configuration
class TelegramConfiguration {

    @Bean
    BotApiClient botApiClient() {
        return new BotApiClient();
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
}
