package dev.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a test expects.
 *
 * @param pages all alerts that page, by their ids
 * @param suppressed some of the others
 */
record ExpectedPages(Map<String, ExpectedPage> pages, Map<String, ExpectedSuppression> suppressed) {

    /**
     * @param at null where any time is right
     * @param reason null where any is
     */
    record ExpectedPage(@Nullable Instant at, @Nullable TriageReason reason) {}

    /** @param because null where that is not expected of anything */
    record ExpectedSuppression(TriageReason reason, @Nullable String because) {}

    /** @throws IllegalArgumentException where it expects something of an alert that is not among {@code ids} */
    static ExpectedPages read(JsonNode node, Set<String> ids, TestOffsets offsets) {
        Map<String, ExpectedPage> pages = new LinkedHashMap<>();
        for (JsonNode page : node.path("pages")) {
            pages.put(
                    known(page, ids),
                    new ExpectedPage(page.has("at") ? offsets.at(page, "at", TestOffsets.NOW) : null, reason(page)));
        }
        Map<String, ExpectedSuppression> suppressed = new LinkedHashMap<>();
        for (JsonNode one : node.path("suppressed")) {
            String because = one.has("because") ? one.path("because").asText() : null;
            suppressed.put(known(one, ids), new ExpectedSuppression(Objects.requireNonNull(reason(one)), because));
        }
        return new ExpectedPages(pages, suppressed);
    }

    private static String known(JsonNode node, Set<String> ids) {
        String id = node.path("id").asText();
        if (!ids.contains(id)) {
            throw new IllegalArgumentException("no alert of the test has the id '" + id + "'");
        }
        return id;
    }

    private static @Nullable TriageReason reason(JsonNode node) {
        return node.has("reason")
                ? ReasonCode.find(TriageReason.class, node.path("reason").asText())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "this is no reason, supported values are: " + Arrays.toString(TriageReason.values())))
                : null;
    }

    /** What came otherwise, a sentence each. */
    List<String> differences(Collection<PlayedAlert> played, Instant start) {
        List<String> differences = new ArrayList<>();
        for (PlayedAlert alert : played) {
            String id = alert.fired().alert().id();
            ExpectedPage page = pages.get(id);
            ExpectedSuppression suppression = suppressed.get(id);
            if ((page != null) != alert.pagedAt().isPresent()) {
                differences.add(id + (page == null ? " pages" : " does not page") + ": " + said(alert));
            } else if (page != null) {
                differences.addAll(differences(id, page, alert, start));
            } else if (suppression != null && !isAs(suppression, alert.last())) {
                differences.add(id + " is suppressed by " + said(alert) + ", and not by " + text(suppression));
            }
        }
        return differences;
    }

    private static List<String> differences(String id, ExpectedPage page, PlayedAlert alert, Instant start) {
        List<String> differences = new ArrayList<>();
        Instant at = alert.pagedAt().orElseThrow();
        if (page.at() != null && !page.at().equals(at)) {
            differences.add(id + " pages at " + TestOffsets.text(start, at) + ", and not at "
                    + TestOffsets.text(start, page.at()));
        }
        if (page.reason() != null && page.reason() != alert.last().reason()) {
            differences.add(id + " pages with " + alert.last().reason() + ", and not with " + page.reason());
        }
        return differences;
    }

    private static boolean isAs(ExpectedSuppression expected, PlayedDecision decision) {
        return expected.reason() == decision.reason()
                && (expected.because() == null || expected.because().equals(decision.because()));
    }

    private static String text(ExpectedSuppression expected) {
        return expected.reason() + (expected.because() == null ? "" : " because of " + expected.because());
    }

    private static String said(PlayedAlert alert) {
        PlayedDecision last = alert.last();
        return last.reason() + (last.because() == null ? "" : " because of " + last.because()) + " ("
                + String.join("; ", last.trace()) + ")";
    }
}
