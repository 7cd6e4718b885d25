package dev.serai.conversation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.message.ChatLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Likely causes in the person's language, where their words are the hub's; those of models and of own patterns stay as they are. */
public final class CauseWords {

    private static final Map<String, String> GERMAN = german();
    /** As it is written now, and as earlier analyses have it. */
    private static final Pattern NONE = Pattern.compile(
            "No known pattern (?:is found in |matches what was read \\()(\\d+) pieces? of evidence\\)?\\.");

    private static final Pattern NAMED = Pattern.compile("(.{1,400}?) Affected: (.+)", Pattern.DOTALL);

    private CauseWords() {}

    public static String in(ChatLanguage language, String cause) {
        Matcher none = NONE.matcher(cause);
        String german = none.matches()
                ? "In " + none.group(1) + " Beobachtungen findet sich kein bekanntes Muster."
                : sentence(cause);
        return language.pick(cause, german);
    }

    /** The sentence, and the object that it names; what is quoted after that stays as it is. */
    private static String sentence(String cause) {
        Matcher named = NAMED.matcher(cause);
        if (!named.matches()) {
            return GERMAN.getOrDefault(cause, cause);
        }
        String german = GERMAN.get(named.group(1));
        return german == null ? cause : german + " Betroffen: " + named.group(2);
    }

    private static Map<String, String> german() {
        try (InputStream in = CauseWords.class.getResourceAsStream("causes-german.yaml")) {
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
