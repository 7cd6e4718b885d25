package dev.serai.hub.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first account: {@code serai.admin.*}.
 *
 * @param password of the account {@code admin}, needed as long as no account exists; at least 12 characters
 * @param mustChange whether it must be changed before anything else works; true for a generated one
 */
@ConfigurationProperties("serai.admin")
public record AdminSettings(@Nullable String password, boolean mustChange) {

    @Override
    public String toString() {
        return "AdminSettings[not shown]";
    }
}
