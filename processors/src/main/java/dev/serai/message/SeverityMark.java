package dev.serai.message;

import dev.serai.alert.Severity;

/** How bad something is, at a glance. */
final class SeverityMark {

    private SeverityMark() {}

    static String of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "🔴";
            case HIGH -> "🟠";
            case MEDIUM -> "🟡";
            case LOW, INFO -> "🔵";
        };
    }
}
