package dev.serai.investigation;

import java.util.List;
import java.util.UUID;

/**
 * One call of a tool, as it is kept.
 *
 * @param tool its name; {@code unknown} for one that does not exist, whatever it was called
 * @param arguments as JSON, those that were read
 * @param verdict whether it was made
 * @param reported {@code SEEN}, or why there is nothing, as a code
 * @param about the object or nothing, for people
 * @param evidence ids of what it brought
 * @param sha256 over the texts that were shown
 * @param bytes how much of it was shown
 * @param tookMs in milliseconds
 */
public record TraceCall(
        String tool,
        String arguments,
        ToolVerdict verdict,
        String reported,
        String about,
        List<UUID> evidence,
        String sha256,
        int bytes,
        long tookMs) {

    public TraceCall {
        evidence = List.copyOf(evidence);
    }

    /** For a timeline: no word of it is the model's. */
    public String line() {
        return tool + (about.isEmpty() ? "" : " " + about) + ": " + reported;
    }
}
