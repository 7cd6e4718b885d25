package dev.serai.analysis;

import dev.serai.analysis.Measure.MeasureLevel;
import dev.serai.analysis.Statement.StatementOrigin;
import dev.serai.evidence.FactObject;
import dev.serai.evidence.ObjectHealth;
import dev.serai.evidence.ObjectState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the system is as a whole: what was looked at, and whether anything of it is wrong now.
 *
 * @param isTyped whether typed facts are known
 * @param isKnown whether the state of anything is known
 * @param isTroubled whether anything is wrong now
 * @param recovered what was wrong and is not any more, a line each
 * @param healthy what is well, a line each
 * @param facts the typed facts
 */
record SystemHealth(
        boolean isTyped,
        boolean isKnown,
        boolean isTroubled,
        List<String> recovered,
        List<String> healthy,
        FactView facts) {

    private static final double CALM = 1.5;
    private static final int MOST_LINES = 6;

    static SystemHealth of(List<Evidence> texts, List<Statement> statements, FactView facts) {
        boolean wellText = texts.stream().anyMatch(TextStatements::isHealthyState);
        boolean badText = texts.stream().anyMatch(TextStatements::isTroubledState);
        boolean typed = !facts.readings().isEmpty()
                || !facts.states().isEmpty()
                || !facts.queries().isEmpty();
        return new SystemHealth(
                typed,
                typed || wellText && !badText,
                badText || isTroubled(statements, facts),
                recovered(statements, facts),
                healthy(facts),
                facts);
    }

    /** Whether it was looked at and nothing is wrong. */
    boolean isWell() {
        return isKnown && !isTroubled;
    }

    /** What speaks against any cause where nothing is wrong. */
    double calm() {
        return isWell() ? CALM : 0;
    }

    private static boolean isTroubled(List<Statement> statements, FactView facts) {
        return !facts.states(ObjectHealth.UNHEALTHY).isEmpty()
                || facts.readings().stream().anyMatch(one -> one.reading().level() == MeasureLevel.BAD)
                || statements.stream()
                        .filter(Statement::now)
                        .anyMatch(one -> one.origin() == StatementOrigin.EVENT || one.origin() == StatementOrigin.LOG);
    }

    private static List<String> recovered(List<Statement> statements, FactView facts) {
        Stream<String> series = facts.readings().stream()
                .filter(one -> one.reading().level() == MeasureLevel.RECOVERED)
                .map(one -> one.reading().text());
        Stream<String> events = statements.stream()
                .filter(one -> one.origin() == StatementOrigin.EVENT && !one.now()
                        || one.origin() == StatementOrigin.REMARK && Denial.endsIt(one.text()))
                .map(Statement::text);
        return Stream.concat(series, events).distinct().limit(MOST_LINES).toList();
    }

    private static List<String> healthy(FactView facts) {
        List<String> lines = new ArrayList<>();
        facts.states(ObjectHealth.HEALTHY).stream()
                .collect(Collectors.groupingBy(
                        state -> state.object().kind(), java.util.TreeMap::new, Collectors.toList()))
                .forEach((kind, states) -> lines.add(kind + " " + names(states)));
        facts.readings().stream()
                .filter(one -> one.reading().level() == MeasureLevel.FINE)
                .map(one -> one.reading().text())
                .distinct()
                .limit(MOST_LINES)
                .forEach(lines::add);
        return lines;
    }

    private static String names(List<ObjectState> states) {
        return states.stream()
                .map(ObjectState::object)
                .map(FactObject::name)
                .distinct()
                .limit(MOST_LINES)
                .collect(Collectors.joining(", ", "", states.size() == 1 ? " is healthy" : " are healthy"));
    }

    /** Whether it has recovered, or there was nothing. */
    AnalysisReason verdict() {
        return recovered.isEmpty() ? AnalysisReason.NO_ACTIVE_FAILURE : AnalysisReason.RECOVERED;
    }

    String summary() {
        String then = recovered.isEmpty() ? "" : " It has recovered: " + String.join("; ", recovered) + ".";
        String now = healthy.isEmpty() ? "" : " Now " + String.join("; ", healthy) + ".";
        return "No active failure is found." + then + now;
    }
}
