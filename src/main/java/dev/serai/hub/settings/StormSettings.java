package dev.serai.hub.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When many messages begin in a chat at once, {@code serai.messages.storm.*}.
 *
 * @param atOnce so many pages, proposals and reminders of a minute are sent in a chat without waiting
 * @param hold how long the others wait, until it is known whether there are many
 * @param from so many in a minute are a storm: one message lists those that are not sent yet
 * @param digestFor how long one such message takes in further ones, and what follows from an incident that it lists
 */
@ConfigurationProperties("serai.messages.storm")
public record StormSettings(
        @DefaultValue("2") int atOnce,
        @DefaultValue("3s") Duration hold,
        @DefaultValue("10") int from,
        @DefaultValue("5m") Duration digestFor) {

    public StormSettings {
        if (atOnce < 0 || from < 1 || hold.isNegative() || hold.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "serai.messages.storm: at-once is at least 0, from at least 1, and hold at most a minute");
        }
    }
}
