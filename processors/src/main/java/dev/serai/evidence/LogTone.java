package dev.serai.evidence;

import dev.serai.wire.WireName;
import java.util.regex.Pattern;

/** How a line of a log is worded; it says nothing about whether something is wrong. */
public enum LogTone implements WireName {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    UNKNOWN;

    private static final Pattern BAD = Pattern.compile(
            "\\b(?:ERROR|FATAL|PANIC|CRITICAL|SEVERE)\\b|(?i:\\b(?:exception|fail(?:ed|ure)?|refused|killed|denied|timed out|timeout|"
                    + "unavailable|exhausted|out of memory|terminated with)\\b)");
    private static final Pattern GOOD = Pattern.compile(
            "(?i)\\b(?:healthy|recovered|reconnected|zero errors|no errors|started cleanly|heartbeat ok|succeeded|back to normal)\\b");

    /** By its words. */
    public static LogTone of(String line) {
        if (GOOD.matcher(line).find()) {
            return POSITIVE;
        }
        return BAD.matcher(line).find() ? NEGATIVE : UNKNOWN;
    }
}
