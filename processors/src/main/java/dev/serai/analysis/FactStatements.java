package dev.serai.analysis;

import dev.serai.analysis.Statement.StatementOrigin;
import dev.serai.evidence.ChangeEvent;
import dev.serai.evidence.FactObject;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTemplates;
import dev.serai.evidence.LogTone;
import dev.serai.evidence.ObjectEvent;
import dev.serai.evidence.ObjectHealth;
import dev.serai.evidence.ObjectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Typed facts as statements in words: what they say, of what, and whether of now. */
final class FactStatements {

    /** Lines of a template that are no chance. */
    private static final int REPEATED = 5;

    private static final Pattern ERROR = Pattern.compile(
            "\\b(?:ERROR|FATAL|PANIC|CRITICAL|SEVERE|ERR)\\b|^E\\d{4} |\\blevel=(?:error|fatal)|\"level\":\"(?:error|fatal)");
    private static final Pattern WARNING =
            Pattern.compile("\\b(?:WARN|WARNING)\\b|^W\\d{4} |\\blevel=warn|\"level\":\"warn");
    private static final Pattern REMARK = Pattern.compile(
            "\\b(?:INFO|DEBUG|TRACE|NOTICE)\\b|^I\\d{4} |\\blevel=(?:info|debug)|\"level\":\"(?:info|debug|trace)");

    private final Prefilter prefilter;
    private final @Nullable Instant now;
    private final List<ObjectEvent> events;
    private final List<LogTemplate> logs;
    private final Map<FactObject, ObjectState> states;

    FactStatements(Prefilter prefilter, List<CitedFacts> all) {
        this.prefilter = prefilter;
        this.now = FactTimes.newest(all);
        this.events = all.stream().flatMap(one -> one.facts().events().stream()).toList();
        this.logs = all.stream().flatMap(one -> one.facts().logs().stream()).toList();
        this.states = all.stream()
                .flatMap(one -> one.facts().states().stream())
                .collect(Collectors.toMap(ObjectState::object, one -> one, (one, other) -> other));
    }

    List<Statement> of(CitedFacts cited) {
        FactSet facts = cited.facts();
        List<Statement> all = new ArrayList<>();
        facts.states().stream()
                .filter(state -> state.health() == ObjectHealth.UNHEALTHY)
                .forEach(state -> all.add(state(state, cited.evidence())));
        facts.events().forEach(event -> all.add(event(event, cited.evidence())));
        facts.logs().forEach(log -> all.add(log(log, cited.evidence())));
        facts.changes().forEach(change -> all.add(change(change, cited.evidence())));
        return all;
    }

    /** Which level a line of a log has. */
    static StatementOrigin level(String line) {
        if (ERROR.matcher(line).find()) {
            return StatementOrigin.LOG;
        }
        if (WARNING.matcher(line).find()) {
            return StatementOrigin.WARNING;
        }
        return REMARK.matcher(line).find() ? StatementOrigin.REMARK : StatementOrigin.LOG;
    }

    private Statement state(ObjectState state, UUID evidence) {
        String text = state.values().entrySet().stream()
                .map(value ->
                        value.getKey() + (value.getKey().contains("condition") ? " is " : ": ") + value.getValue())
                .collect(Collectors.joining("; ", state.object() + ": ", ""));
        return statement(text, StatementOrigin.STATE, true, true, state.object(), evidence);
    }

    private Statement event(ObjectEvent event, UUID evidence) {
        String text = (event.warning() ? "Warning " : "")
                + event.reason()
                + (event.reason().isEmpty() ? "" : ": ")
                + event.message();
        return statement(
                text,
                event.warning() ? StatementOrigin.EVENT : StatementOrigin.REMARK,
                isNow(event),
                isLate(event.last()),
                event.object(),
                evidence);
    }

    /** What happened lately, or long ago to what still suffers; not what its object has left behind. */
    private boolean isNow(ObjectEvent event) {
        ObjectState state = event.object() == null ? null : states.get(event.object());
        if (now == null || Denial.endsIt(event.message()) || isEnded(event)) {
            return false;
        }
        if (state != null && state.health() == ObjectHealth.HEALTHY) {
            return false;
        }
        boolean suffers = state != null && state.health() == ObjectHealth.UNHEALTHY;
        return !event.last().isBefore(now.minus(suffers ? FactTimes.SUFFERING : FactTimes.PRESENT));
    }

    /** Whether something later says that it ended. */
    private boolean isEnded(ObjectEvent event) {
        return event.object() != null
                && events.stream()
                        .filter(later -> event.object().equals(later.object()))
                        .filter(later -> later.last().isAfter(event.last()))
                        .anyMatch(later -> !later.warning() && Denial.endsIt(later.message()));
    }

    private Statement log(LogTemplate log, UUID evidence) {
        String text = log.sample() == null ? log.template() : log.sample();
        FactObject whose = log.source() == null ? null : FactObject.of("service", log.source());
        return statement(text, origin(log, text), isNow(log), false, whose, evidence);
    }

    private static StatementOrigin origin(LogTemplate log, String text) {
        if (log.isUsual() || log.tone() == LogTone.POSITIVE) {
            return StatementOrigin.REMARK;
        }
        StatementOrigin level = log.tone() == LogTone.NEUTRAL ? StatementOrigin.REMARK : level(text);
        return level == StatementOrigin.WARNING && log.count() >= REPEATED ? StatementOrigin.LOG : level;
    }

    private boolean isNow(LogTemplate log) {
        Instant last = log.lastSeen();
        if (last == null || now == null) {
            return true;
        }
        return !last.isBefore(now.minus(FactTimes.PRESENT)) && logs.stream().noneMatch(later -> ends(later, log, last));
    }

    private static boolean ends(LogTemplate later, LogTemplate log, Instant last) {
        Instant then = later.lastSeen();
        return then != null
                && then.isAfter(last)
                && Objects.equals(later.source(), log.source())
                && Denial.endsIt(later.sample() == null ? later.template() : later.sample());
    }

    private boolean isLate(Instant at) {
        return now != null && !at.isBefore(now.minus(FactTimes.SUFFERING));
    }

    private Statement change(ChangeEvent change, UUID evidence) {
        boolean lately = isLate(change.at());
        return statement(change.what(), StatementOrigin.CHANGE, lately, lately, change.where(), evidence);
    }

    private Statement statement(
            String text,
            StatementOrigin origin,
            boolean isNow,
            boolean lately,
            @Nullable FactObject object,
            UUID evidence) {
        return new Statement(
                text, origin, isNow, isNow || lately, object, evidence, prefilter.of(text), LogTemplates.NONE);
    }
}
