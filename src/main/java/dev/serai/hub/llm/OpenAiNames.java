package dev.serai.hub.llm;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of OpenAI's own models reason. Their chat completions take {@code max_completion_tokens} and no temperature of one's own,
 * and tools only while they are asked not to reason; everything else that speaks this protocol takes what was there before.
 */
final class OpenAiNames {

    static final String NO_REASONING = "none";

    private static final String HOST = "api.openai.com";
    private static final Pattern BEFORE =
            Pattern.compile("(?:ft:)?(?:chat)?gpt-[1-4](?![0-9]).*", Pattern.CASE_INSENSITIVE);

    private OpenAiNames() {}

    static boolean reasons(@Nullable URI baseUrl, String model) {
        return baseUrl != null
                && HOST.equalsIgnoreCase(baseUrl.getHost())
                && !BEFORE.matcher(model).matches();
    }
}
