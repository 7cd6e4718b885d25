package dev.serai.conversation;

import dev.serai.alert.Severity;
import dev.serai.message.ChatLanguage;

/** How bad something is, in the person's language. */
final class SaidSeverity {

    private SaidSeverity() {}

    static String of(ChatLanguage language, Severity severity) {
        return language.pick(
                severity.wire(),
                switch (severity) {
                    case CRITICAL -> "kritisch";
                    case HIGH -> "hoch";
                    case MEDIUM -> "mittel";
                    case LOW -> "niedrig";
                    case INFO -> "Hinweis";
                });
    }
}
