package dev.serai.conversation;

import dev.serai.alert.Severity;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** "What did the scan find?": how much, and the worst of it. */
public final class ScanAnswer {

    /** So many findings are named. */
    private static final int MOST = 5;

    private ScanAnswer() {}

    /**
     * The latest scan that is over.
     *
     * @param findings the worst first
     * @param gaps what it could not see
     */
    public record LatestScan(UUID id, Instant finishedAt, List<FoundRisk> findings, List<String> gaps) {

        public LatestScan {
            findings = List.copyOf(findings);
            gaps = List.copyOf(gaps);
        }
    }

    /** A finding in a sentence. */
    public record FoundRisk(Severity severity, String sentence) {}

    /** @param scan null where none is over */
    public static AnswerDraft of(@Nullable LatestScan scan, ChatLanguage language, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        if (scan == null) {
            return writer.say("No scan has been made yet.", "Es gab noch keinen Scan.")
                    .draft();
        }
        Citation source = new Citation(CitationKind.READING, scan.id(), "scan", "/api/v1/scans/" + scan.id());
        String when = writer.when(scan.finishedAt());
        if (scan.findings().isEmpty()) {
            writer.say("The scan of %s found nothing.", "Der Scan von %s hat nichts gefunden.", when);
        } else {
            writer.say("The scan of %s found: %s.", "Der Scan von %s hat gefunden: %s.", when, counts(language, scan));
        }
        writer.cite(source);
        scan.findings().stream()
                .limit(MOST)
                .forEach(one -> writer.say(
                        "- %s: %s",
                        "- %s: %s", SaidSeverity.of(language, one.severity()), ShortLine.of(one.sentence())));
        int more = scan.findings().size() - MOST;
        if (more > 0) {
            writer.say("And %d more.", "Und %d weitere.", more);
        }
        scan.gaps().forEach(gap -> writer.say("It could not see: %s", "Nicht gesehen: %s", ShortLine.of(gap)));
        return writer.draft();
    }

    private static String counts(ChatLanguage language, LatestScan scan) {
        Map<Severity, Long> counts = scan.findings().stream()
                .collect(Collectors.groupingBy(
                        FoundRisk::severity, () -> new EnumMap<>(Severity.class), Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> one.getValue() + " " + SaidSeverity.of(language, one.getKey()))
                .collect(Collectors.joining(", "));
    }
}
