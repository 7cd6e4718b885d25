package dev.serai.signal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident that somebody works on.
 *
 * @param name how people call it
 * @param service whose it is
 * @param condition what is wrong; null where that is not said
 * @param openedAt since when
 * @param templates of logs that belong to it
 */
public record OwnedIncident(
        String name, String service, @Nullable String condition, Instant openedAt, List<String> templates) {

    public OwnedIncident {
        templates = List.copyOf(templates);
    }

    /** Whether the alert is of the same condition, or says the same in its logs. */
    boolean holds(SignalAlert alert, LogSign sign) {
        boolean same = service.equals(alert.service()) && alert.condition().equals(condition);
        return same || sign != LogSign.QUIET && saysTheSame(alert);
    }

    private boolean saysTheSame(SignalAlert alert) {
        return alert.evidence().logs().stream().anyMatch(log -> templates.contains(log.template()));
    }
}
