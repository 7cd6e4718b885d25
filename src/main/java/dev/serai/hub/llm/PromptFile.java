package dev.serai.hub.llm;

import dev.serai.digest.Sha256;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a prompt. It may begin with a head that gives its version a name:
 *
 * <pre>
 * ---
 * version: 2-shorter
 * ---
 * </pre>
 *
 * <p>What tells versions apart is the text itself, so that a name that was forgotten to change hides nothing.
 *
 * @param label the name; empty where there is none
 * @param text without the head
 */
public record PromptFile(String label, String text) {

    private static final Pattern HEAD = Pattern.compile("\\A---\\R(.*?)^---\\R", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern VERSION = Pattern.compile("version: *([A-Za-z0-9._-]{1,32}) *\\R?");
    private static final int HASH = 8;

    /** @throws IllegalArgumentException when the head is not as above */
    public static PromptFile of(String content) {
        Matcher head = HEAD.matcher(content);
        if (!head.find()) {
            return new PromptFile("", content);
        }
        Matcher version = VERSION.matcher(head.group(1));
        if (!version.matches()) {
            throw new IllegalArgumentException(
                    "between its two lines --- a prompt says 'version: <name>' and nothing else; a name is 1 to 32 of"
                            + " letters, digits, '.', '_' and '-'");
        }
        return new PromptFile(version.group(1), content.substring(head.end()));
    }

    /** The version of a prompt that is made of several files: the first one's name, and what tells their texts apart. */
    public static String version(List<PromptFile> files) {
        String hash = Sha256.hex(
                        String.join("\0", files.stream().map(PromptFile::text).toList()))
                .substring(0, HASH);
        String label = files.get(0).label();
        return label.isEmpty() ? hash : label + "-" + hash;
    }
}
