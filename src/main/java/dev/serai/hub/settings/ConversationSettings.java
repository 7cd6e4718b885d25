package dev.serai.hub.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Talks with people, {@code serai.conversation}.
 *
 * @param keepDays how long a conversation is remembered after its last word
 */
@ConfigurationProperties("serai.conversation")
public record ConversationSettings(@DefaultValue("14") int keepDays) {

    public ConversationSettings {
        if (keepDays < 2 || keepDays > 3_650) {
            throw new IllegalArgumentException(
                    "serai.conversation.keep-days is " + keepDays + ", allowed are 2 to 3650");
        }
    }
}
