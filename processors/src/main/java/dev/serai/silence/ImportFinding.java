package dev.serai.silence;

/**
 * What became of a part of a configuration that was imported.
 *
 * @param part where it stands, for instance {@code route.routes[0].repeat_interval}
 * @param outcome whether Serai has a counterpart
 * @param detail a sentence
 */
public record ImportFinding(String part, ImportOutcome outcome, String detail) {

    /** Whether there is a counterpart. */
    public enum ImportOutcome implements dev.serai.wire.WireName {
        TAKEN,
        DIFFERENT,
        NOT_TAKEN
    }
}
