package dev.serai.signal;

import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of stored traces, such as {@code worse: pass (NOT_WORSE)}, as sentences. */
public final class TraceWords {

    /** What a stage decided or passed, why, and what it says besides. */
    public static final Pattern STAGE =
            Pattern.compile("[a-z-]+: (pass|page|digest|suppress|hold) \\(([A-Z_]+)\\)(?:,? (.*))?");

    /** What somebody set: its kind, its name, its author and its end. */
    public static final Pattern SET = Pattern.compile(
            "(silence|maintenance window|mute time|inhibition rule) (.*?)(?:, set by (.*?))?(?:, until (\\S+))?");

    /** Of these people know the name; of others it is an id. */
    private static final Set<String> NAMED = Set.of("mute time", "inhibition rule");

    private TraceWords() {}

    /** What a stage said; a line that is a sentence already stays. */
    public static String sentence(String line) {
        Matcher stage = STAGE.matcher(line);
        if (!stage.matches()) {
            return line;
        }
        String said = said(stage.group(1), stage.group(2));
        return stage.group(3) == null ? said : said + besides(stage.group(3));
    }

    /**
     * What was decided or left open.
     *
     * @param decided as traces have it: {@code pass}, or a verdict's wire name
     * @param reason a code
     */
    public static String said(String decided, String reason) {
        return decided.equals("pass")
                ? ReasonCode.find(PassReason.class, reason)
                        .map(code -> "Left open: " + SignalWords.why(code) + ".")
                        .orElse("Left open.")
                : WireName.find(SignalVerdict.class, decided)
                        .flatMap(found -> ReasonCode.find(TriageReason.class, reason)
                                .map(code -> SignalWords.sentence(found, code, null)))
                        .orElse("The policy says so.");
    }

    private static String besides(String rest) {
        Matcher set = SET.matcher(rest);
        if (!set.matches()) {
            return rest.startsWith("until ")
                    ? " It waits until " + minute(rest.substring("until ".length())) + "."
                    : "";
        }
        return " The " + set.group(1)
                + (NAMED.contains(set.group(1)) ? " " + set.group(2) : "")
                + (set.group(3) == null ? "" : " of " + set.group(3))
                + (set.group(4) == null ? " holds" : " holds until " + minute(set.group(4)))
                + ".";
    }

    private static String minute(String instant) {
        try {
            return SignalWords.day(Instant.parse(instant));
        } catch (DateTimeException e) {
            return "then";
        }
    }
}
