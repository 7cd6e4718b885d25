package dev.serai.hub.db;

import dev.serai.hub.settings.DatabaseSettings;
import java.util.Locale;

/** What a connection is for. Each has connections and time limits of its own, so that none starves another. */
public enum Purpose {
    /** Storing alerts. */
    INTAKE,
    /** What only reads, and all that names no purpose. */
    READS,
    /** What people change. */
    DECISIONS,
    /** The work of jobs. */
    JOBS,
    /** Sealing, the jobs' signs of life, locks between instances. */
    KEEPERS,
    /** Reading whole chains. */
    AUDIT,
    /** Changing the schema, at start; it has no pool. */
    MIGRATION;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The most connections. */
    int connections(DatabaseSettings settings) {
        DatabaseSettings.Connections most = settings.connections();
        return switch (this) {
            case INTAKE -> most.intake();
            case READS -> most.reads();
            case DECISIONS -> most.decisions();
            case JOBS -> most.jobs();
            case KEEPERS -> most.keepers();
            case AUDIT -> most.audit();
            case MIGRATION -> 1;
        };
    }
}
