package dev.serai.analysis;

import dev.serai.evidence.LogTemplates;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds known kinds of trouble in evidence: each fact speaks for a cause or against it. Each claim cites the evidence in
 * which it was found; what is denied or past supports nothing, and where nothing is wrong no cause is named.
 */
public final class PatternAnalyst {

    /** Sources that tell of the past: what was wrong then says nothing about now. */
    public static final String HISTORY = "history:";

    private static final int MOST_CAUSES = 5;
    private static final int MOST_LINES = 2;

    private final List<Measure> measures;
    private final List<LogPattern> patterns;
    private final Prefilter prefilter;

    private PatternAnalyst(PatternReader reader) {
        this.measures = List.copyOf(reader.measures());
        this.patterns = List.copyOf(reader.patterns(measures));
        this.prefilter = new Prefilter(reader.compiled());
    }

    /**
     * Reads the patterns from a file.
     *
     * @throws PolicyException when it is not as its schema asks, naming file, line and reason
     */
    public static PatternAnalyst of(PolicyFile file) {
        return new PatternAnalyst(new PatternReader(file));
    }

    /** The schema of the file. */
    public static String schema() {
        return Resource.text("/schema/patterns.json");
    }

    /** What the evidence shows; {@code matching} are the playbooks that may be recommended. */
    public Analysis analyse(List<Evidence> evidence, List<String> matching) {
        return analyse(evidence, List.of(), matching);
    }

    /**
     * What the evidence shows, with the typed facts in it.
     *
     * @param evidence all of it
     * @param facts typed facts, each with the piece of evidence that holds it
     * @param matching the playbooks that may be recommended
     */
    public Analysis analyse(List<Evidence> evidence, List<CitedFacts> facts, List<String> matching) {
        Set<String> stored =
                facts.stream().map(one -> one.evidence().toString()).collect(Collectors.toSet());
        List<Evidence> texts = evidence.stream()
                .filter(one -> !one.source().startsWith(HISTORY))
                .filter(one -> !stored.contains(one.id().toString()))
                .toList();
        List<CitedFacts> said = facts.stream().filter(one -> !one.isOfLines()).toList();
        List<Statement> statements = statements(texts, said, logRates(facts, evidence));
        List<Measure> within =
                measures.stream().map(one -> one.within(statements)).toList();
        CauseSearch search = CauseSearch.of(patterns, statements, texts, FactView.of(said, within));
        List<Suspicion> causes = search.causes(MOST_CAUSES);
        return new Analysis(
                Analysis.PATTERNS,
                Analysis.AnalysisStatus.ACCEPTED,
                reason(evidence, causes, search.health()),
                summary(evidence, causes, search.health()),
                causes.stream().map(Suspicion::cause).toList(),
                search.ruledOut(causes),
                recommended(causes, matching),
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

    /** What one text shows, the surest first; what is denied or over in it is not shown. */
    public List<FoundPattern> find(String text) {
        Statement said = new Statement(
                text,
                Statement.StatementOrigin.LINES,
                true,
                false,
                null,
                new UUID(0, 0),
                prefilter.of(text),
                LogTemplates.NONE);
        FactView none = FactView.of(List.of(), measures);
        return CauseSearch.of(patterns, List.of(said), List.of(), none).causes(MOST_CAUSES).stream()
                .map(found -> new FoundPattern(
                        found.pattern().id(),
                        found.pattern().cause(),
                        found.confidence(),
                        found.pattern().playbook(),
                        found.firstLine()))
                .toList();
    }

    /** How often the lines of each log come, by the source of the log; what is no evidence any more was of another log. */
    private static Map<String, LogTemplates> logRates(List<CitedFacts> facts, List<Evidence> evidence) {
        return facts.stream()
                .filter(CitedFacts::isOfLines)
                .filter(one -> evidence.stream().anyMatch(known -> known.id().equals(one.evidence())))
                .flatMap(one -> one.facts().logs().stream())
                .filter(one -> one.source() != null)
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(one.source()),
                        Collectors.collectingAndThen(Collectors.toList(), LogTemplates::of)));
    }

    private List<Statement> statements(
            List<Evidence> texts, List<CitedFacts> facts, Map<String, LogTemplates> logRates) {
        FactStatements typed = new FactStatements(prefilter, facts);
        return Stream.concat(
                        texts.stream()
                                .map(one -> TextStatements.of(
                                        one, prefilter, logRates.getOrDefault(one.source(), LogTemplates.NONE))),
                        facts.stream().flatMap(one -> typed.of(one).stream()))
                .toList();
    }

    private static List<String> recommended(List<Suspicion> causes, List<String> matching) {
        Set<String> names = new LinkedHashSet<>();
        causes.forEach(cause -> names.add(cause.pattern().playbook()));
        names.retainAll(matching);
        return List.copyOf(names);
    }

    private static AnalysisReason reason(List<Evidence> evidence, List<Suspicion> causes, SystemHealth health) {
        if (!causes.isEmpty()) {
            return AnalysisReason.PATTERNS_MATCHED;
        }
        if (health.isWell()) {
            return health.verdict();
        }
        return evidence.isEmpty() && !health.isKnown() ? AnalysisReason.NO_EVIDENCE : AnalysisReason.NO_KNOWN_PATTERN;
    }

    private static String summary(List<Evidence> evidence, List<Suspicion> causes, SystemHealth health) {
        if (!causes.isEmpty()) {
            String lines = causes.stream()
                    .limit(MOST_LINES)
                    .map(cause -> "“" + cause.firstLine() + "”")
                    .distinct()
                    .collect(Collectors.joining(", "));
            return causes.get(0).text() + " Seen in: " + lines + ".";
        }
        if (health.isWell()) {
            return health.summary();
        }
        return evidence.isEmpty() && !health.isKnown()
                ? "Nothing was observed that could be analysed."
                : "No known pattern matches what was read (" + evidence.size()
                        + (evidence.size() == 1 ? " piece" : " pieces") + " of evidence).";
    }
}
