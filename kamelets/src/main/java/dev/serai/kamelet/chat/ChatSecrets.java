package dev.serai.kamelet.chat;

import java.util.Arrays;
import java.util.List;

/** Several secrets in one property, separated by commas, while one is being replaced. */
public final class ChatSecrets {

    private ChatSecrets() {}

    /** They, without what is blank. */
    public static List<String> of(String property) {
        return Arrays.stream(property.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }
}
