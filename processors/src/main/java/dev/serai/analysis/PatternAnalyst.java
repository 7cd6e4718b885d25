package dev.serai.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.analysis.LogPattern.LogExpression;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Finds known kinds of trouble in evidence. Each claim cites the evidence in which the pattern was found. */
public final class PatternAnalyst {

    /** Sources that tell of the past: what was wrong then says nothing about now. */
    public static final String HISTORY = "history:";

    private static final int MOST_CAUSES = 5;
    private static final int MOST_LINES = 2;

    private final List<LogPattern> patterns;
    private final Prefilter prefilter;

    private PatternAnalyst(List<LogPattern> patterns, List<Pattern> expressions) {
        this.patterns = List.copyOf(patterns);
        this.prefilter = new Prefilter(expressions);
    }

    /**
     * Reads the patterns from a file.
     *
     * @throws PolicyException when it is not as its schema asks, naming file, line and reason
     */
    public static PatternAnalyst of(PolicyFile file) {
        List<LogPattern> patterns = new ArrayList<>();
        List<Pattern> compiled = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        JsonNode list = file.tree().path("patterns");
        for (int i = 0; i < list.size(); i++) {
            LogPattern pattern = pattern(file, "/patterns/" + i, compiled);
            if (!ids.add(pattern.id())) {
                throw new PolicyException(file.error("/patterns/" + i + "/id", "there are two '" + pattern.id() + "'"));
            }
            patterns.add(pattern);
        }
        return new PatternAnalyst(patterns, compiled);
    }

    /** The schema of the file. */
    public static String schema() {
        return Resource.text("/schema/patterns.json");
    }

    /** What the evidence shows; {@code matching} are the playbooks that may be recommended. */
    public Analysis analyse(List<Evidence> evidence, List<String> matching) {
        List<Present> now = evidence.stream()
                .filter(one -> !one.source().startsWith(HISTORY))
                .map(one -> new Present(one, prefilter.of(one.excerpt())))
                .toList();
        List<PatternMatch> hits = patterns.stream()
                .map(pattern -> PatternMatch.of(pattern, now))
                .filter(hit -> !hit.evidence().isEmpty())
                .sorted(Comparator.comparingDouble(
                                (PatternMatch hit) -> hit.pattern().confidence())
                        .reversed()
                        .thenComparing(hit -> hit.pattern().id()))
                .limit(MOST_CAUSES)
                .toList();
        return new Analysis(
                Analysis.PATTERNS,
                Analysis.AnalysisStatus.ACCEPTED,
                reason(evidence, hits),
                summary(evidence, hits),
                hits.stream().map(PatternMatch::cause).toList(),
                List.of(),
                recommended(hits, matching),
                evidence.stream().map(Evidence::id).toList(),
                Caution.NONE,
                Analysis.ModelUsage.NONE);
    }

    /**
     * A pattern that a text shows.
     *
     * @param line in which it is found
     */
    public record FoundPattern(String id, String cause, double confidence, String playbook, String line) {}

    /** What one text shows, the surest first. */
    public List<FoundPattern> find(String text) {
        BitSet possible = prefilter.of(text);
        return patterns.stream()
                .flatMap(pattern -> pattern.find(text, possible).stream()
                        .map(line -> new FoundPattern(
                                pattern.id(), pattern.cause(), pattern.confidence(), pattern.playbook(), line)))
                .sorted(Comparator.comparingDouble(FoundPattern::confidence)
                        .reversed()
                        .thenComparing(FoundPattern::id))
                .limit(MOST_CAUSES)
                .toList();
    }

    private static LogPattern pattern(PolicyFile file, String at, List<Pattern> compiled) {
        JsonNode node = file.tree().at(at);
        return new LogPattern(
                node.path("id").asText(),
                node.path("cause").asText(),
                node.path("confidence").asDouble(),
                node.path("playbook").asText(),
                expressions(file, at + "/any", compiled),
                expressions(file, at + "/unless", compiled));
    }

    /** @param compiled all expressions so far */
    private static List<LogExpression> expressions(PolicyFile file, String at, List<Pattern> compiled) {
        List<LogExpression> expressions = new ArrayList<>();
        JsonNode list = file.tree().at(at);
        for (int i = 0; i < list.size(); i++) {
            try {
                Pattern one = Pattern.compile(list.path(i).asText(), LogPattern.FLAGS);
                expressions.add(new LogExpression(one, compiled.size()));
                compiled.add(one);
            } catch (PatternSyntaxException e) {
                throw new PolicyException(file.error(at + "/" + i, "not a regular expression: " + e.getDescription()));
            }
        }
        return expressions;
    }

    private static List<String> recommended(List<PatternMatch> hits, List<String> matching) {
        Set<String> names = new LinkedHashSet<>();
        hits.forEach(hit -> names.add(hit.pattern().playbook()));
        names.retainAll(matching);
        return List.copyOf(names);
    }

    private static AnalysisReason reason(List<Evidence> evidence, List<PatternMatch> hits) {
        if (evidence.isEmpty()) {
            return AnalysisReason.NO_EVIDENCE;
        }
        return hits.isEmpty() ? AnalysisReason.NO_KNOWN_PATTERN : AnalysisReason.PATTERNS_MATCHED;
    }

    private static String summary(List<Evidence> evidence, List<PatternMatch> hits) {
        if (evidence.isEmpty()) {
            return "Nothing was observed that could be analysed.";
        }
        if (hits.isEmpty()) {
            return "No known pattern is found in " + evidence.size() + (evidence.size() == 1 ? " piece" : " pieces")
                    + " of evidence.";
        }
        String lines = hits.stream()
                .limit(MOST_LINES)
                .map(hit -> "“" + hit.line() + "”")
                .distinct()
                .collect(Collectors.joining(", "));
        return hits.get(0).pattern().cause() + " Seen in: " + lines + ".";
    }

    /** Evidence of what is, and which expressions may be found in it. */
    private record Present(Evidence evidence, BitSet possible) {}

    /** A pattern and where it was found; {@code line} is the first one. */
    private record PatternMatch(LogPattern pattern, List<UUID> evidence, String line) {

        static PatternMatch of(LogPattern pattern, List<Present> all) {
            List<UUID> found = new ArrayList<>();
            String first = "";
            for (Present one : all) {
                String line =
                        pattern.find(one.evidence().excerpt(), one.possible()).orElse("");
                if (!line.isEmpty()) {
                    first = found.isEmpty() ? line : first;
                    found.add(one.evidence().id());
                }
            }
            return new PatternMatch(pattern, List.copyOf(found), first);
        }

        Cause cause() {
            return new Cause(pattern.cause(), pattern.confidence(), evidence, true);
        }
    }
}
