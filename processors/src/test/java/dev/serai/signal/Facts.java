package dev.serai.signal;

import dev.serai.alert.Severity;
import dev.serai.incident.AlertCount;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentKey;
import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.incident.PageState;
import dev.serai.silence.Suppressions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What triage looks at, of which a test names only what matters to it. */
record Facts(
        Severity severity,
        IncidentState state,
        int firing,
        String environment,
        PageState told,
        TriageFacts.Since since,
        int transitions,
        List<AlertInView> alerts) {

    /** An open incident in production with one alert, at its first look. */
    static Facts of(Severity severity) {
        return new Facts(
                severity,
                IncidentState.OPEN,
                1,
                "production",
                PageState.UNDECIDED,
                new TriageFacts.Since(null, false),
                0,
                List.of());
    }

    Facts resolved() {
        return new Facts(severity, IncidentState.RESOLVED, firing, environment, told, since, transitions, alerts);
    }

    Facts firing(int many) {
        return new Facts(severity, state, many, environment, told, since, transitions, alerts);
    }

    Facts in(String where) {
        return new Facts(severity, state, firing, where, told, since, transitions, alerts);
    }

    Facts paged(PageState before) {
        return new Facts(severity, state, firing, environment, before, since, transitions, alerts);
    }

    /** Before {@link #since}, which keeps it. */
    Facts pages(int many, boolean saidFlapping) {
        TriageFacts.Since now =
                new TriageFacts.Since(since.severityThen(), since.reopened(), false, many, saidFlapping);
        return new Facts(severity, state, firing, environment, told, now, transitions, alerts);
    }

    Facts since(@Nullable Severity then, boolean reopened) {
        return new Facts(
                severity,
                state,
                firing,
                environment,
                told,
                new TriageFacts.Since(then, reopened, false, since.pages(), since.saidFlapping()),
                transitions,
                alerts);
    }

    Facts transitions(int many) {
        return new Facts(severity, state, firing, environment, told, since, many, alerts);
    }

    Facts alerts(List<AlertInView> given) {
        return new Facts(severity, state, firing, environment, told, since, transitions, given);
    }

    TriageFacts facts() {
        return facts("k");
    }

    TriageFacts facts(String key) {
        Incident incident = new Incident(
                new UUID(0, 1),
                new IncidentKey("t", key),
                new IncidentStatus(state, null, null),
                severity,
                environment,
                new AlertCount(firing, firing),
                Instant.EPOCH,
                told,
                3);
        return new TriageFacts(incident, environment, since, transitions, Instant.EPOCH, Suppressions.NONE, alerts);
    }
}
