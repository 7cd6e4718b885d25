package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertStatus;
import dev.serai.alert.Artefact;
import dev.serai.alert.Folding;
import dev.serai.alert.Severity;
import dev.serai.hub.db.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One alert while a batch is folded into it. Lives within one transaction. */
public final class AlertRow {

    private final UUID id;
    private final AlertKey key;
    private final boolean stored;
    private final List<Artefact> artefacts = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    private @Nullable AlertStatus status;
    private @Nullable UUID incident;
    private @Nullable String hash;
    private @Nullable Severity severity;
    private @Nullable Alert content;
    private String environment = "";

    private AlertRow(UUID id, AlertKey key, boolean stored) {
        this.id = id;
        this.key = key;
        this.stored = stored;
    }

    static AlertRow unseen(AlertKey key) {
        return new AlertRow(Ids.next(), key, false);
    }

    static AlertRow stored(
            UUID id,
            AlertKey key,
            AlertStatus status,
            Severity severity,
            @Nullable UUID incident,
            @Nullable String hash) {
        AlertRow row = new AlertRow(id, key, true);
        row.status = status;
        row.severity = severity;
        row.incident = incident;
        row.hash = hash;
        return row;
    }

    /** Folds one delivery in; {@code tolerance} is how far the clocks of its source may be apart. */
    Folding.Step take(Alert alert, Instant now, Duration tolerance) {
        boolean wasStale = isStale();
        Folding.Folded folded = Folding.fold(status, alert, now, tolerance);
        status = folded.status();
        if (folded.step() != Folding.Step.OUTDATED) {
            takeContent(alert);
        }
        String kind =
                switch (folded.step()) {
                    case FIRED -> "fired";
                    case REFIRED -> "refired";
                    case RESOLVED, FIRST_SEEN_RESOLVED -> "resolved";
                    case REPEATED, OUTDATED -> wasStale ? "repeated" : null;
                };
        if (kind != null) {
            String reason =
                    folded.step().isDuplicate() ? "HEARD_AGAIN" : folded.step().name();
            events.add(new Event(Ids.next(), this, folded.status(), kind, reason));
        }
        return folded.step();
    }

    /** Whether it is known that its source no longer repeats it. */
    boolean isStale() {
        return status != null && status.staleSince() != null;
    }

    private void takeContent(Alert alert) {
        String hashed = ContentHash.of(alert);
        if (!hashed.equals(hash)) {
            hash = hashed;
            content = alert;
            severity = alert.severity();
        }
        if (alert.artefact() != null) {
            artefacts.add(alert.artefact());
        }
    }

    public UUID id() {
        return id;
    }

    public AlertKey key() {
        return key;
    }

    boolean isStored() {
        return stored;
    }

    AlertStatus status() {
        if (status == null) {
            throw new IllegalStateException("no delivery has been folded in");
        }
        return status;
    }

    @Nullable
    Severity severity() {
        return severity;
    }

    @Nullable
    UUID incident() {
        return incident;
    }

    void joins(UUID joined) {
        incident = joined;
    }

    @Nullable
    String hash() {
        return hash;
    }

    /** The delivery whose content is to be written; null when nothing of it changed. */
    @Nullable
    Alert content() {
        return content;
    }

    String environment() {
        return environment;
    }

    void liesIn(String where) {
        environment = where;
    }

    List<Artefact> artefacts() {
        return artefacts;
    }

    List<Event> events() {
        return events;
    }

    /** A change of its state, or that it is heard of again. */
    record Event(UUID id, AlertRow alert, AlertStatus status, String kind, String reason) {}
}
