package dev.serai.hub.scan;

import dev.serai.scan.ScanAlerts.TargetFindings;
import java.util.ArrayList;
import java.util.List;

/** What a scan that is under way has seen so far; targets come one after the other. */
final class ScanRound {

    /** The exchange property that holds it. */
    static final String PROPERTY = "scanRound";

    private final List<TargetFindings> seen = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    void add(TargetFindings target) {
        seen.add(target);
    }

    void gap(String target, String sentence) {
        gaps.add(target + ": " + sentence);
    }

    List<TargetFindings> seen() {
        return List.copyOf(seen);
    }

    List<String> gaps() {
        return List.copyOf(gaps);
    }
}
