package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.RefusalReason;
import dev.serai.secret.Redaction;
import dev.serai.secret.SafeTree;
import java.util.StringJoiner;

/** What would run is shown as it is, or not proposed: nothing that looks like a secret may be in it. */
final class ArgumentSecrets {

    private ArgumentSecrets() {}

    static void check(JsonNode arguments, String target) {
        arguments.properties().forEach(argument -> {
            if (SafeTree.changes(argument.getKey(), argument.getValue())
                    || Redaction.finds(words(argument.getValue()))) {
                throw new ArgumentsRefused(RefusalReason.SECRET_IN_ARGUMENTS, argument.getKey());
            }
        });
        if (Redaction.finds(target) || Redaction.finds(arguments.toPrettyString())) {
            throw new ArgumentsRefused(RefusalReason.SECRET_IN_ARGUMENTS, "target");
        }
    }

    /** A list as the command that it may be; each word of "login -p x" by itself tells nothing. */
    private static String words(JsonNode value) {
        StringJoiner words = new StringJoiner(" ");
        if (value.isArray()) {
            value.forEach(element -> words.add(element.asText()));
        }
        return words.toString();
    }
}
