package dev.serai.hub.scan;

import dev.serai.scan.ScanAlerts.TargetFindings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a scan that is under way has seen so far; targets come at once, and are told in the order of their names. */
final class ScanRound {

    /** The exchange property that holds it. */
    static final String PROPERTY = "scanRound";

    /** What is not begun by then is left: its job has fifteen minutes, and brings in what was found after that. */
    private static final Duration TIME = Duration.ofMinutes(10);

    private final Instant begun;
    private final List<TargetFindings> seen = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    ScanRound(Instant begun) {
        this.begun = begun;
    }

    boolean isLate(Instant now) {
        return !now.isBefore(begun.plus(TIME));
    }

    synchronized void add(TargetFindings target) {
        seen.add(target);
    }

    synchronized void gap(String target, String sentence) {
        gaps.add(target + ": " + sentence);
    }

    synchronized List<TargetFindings> seen() {
        return seen.stream()
                .sorted(Comparator.comparing(TargetFindings::target))
                .toList();
    }

    synchronized List<String> gaps() {
        return gaps.stream().sorted().toList();
    }
}
