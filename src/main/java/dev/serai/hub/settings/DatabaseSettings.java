package dev.serai.hub.settings;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * What every connection to the database may use, {@code serai.database.*}: how many there are for each purpose, and when
 * one that says nothing any more is given up. They win over whatever the URL says.
 *
 * @param connections the most connections, by purpose
 * @param statementTimeout when the server ends a statement; the hub stops waiting for its answer 2 s later
 * @param lockTimeout when the server ends a statement that waits for a lock
 * @param idleInTransaction when the server ends a session that leaves a transaction open and is silent
 * @param connectTimeout how long making a connection may take
 * @param connectionWait how long somebody waits for a free connection
 * @param stuckAfter when a thread that stores or seals and gets no further is replaced
 */
@ConfigurationProperties("serai.database")
public record DatabaseSettings(
        @DefaultValue Connections connections,
        @DefaultValue StatementTimeout statementTimeout,
        @DefaultValue LockTimeout lockTimeout,
        @DefaultValue("10s") Duration idleInTransaction,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration connectionWait,
        @DefaultValue("20s") Duration stuckAfter) {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public DatabaseSettings {
        check("idle-in-transaction", idleInTransaction, SECOND, MINUTE);
        check("connect-timeout", connectTimeout, SECOND, MINUTE);
        check("connection-wait", connectionWait, SECOND, MINUTE);
        check("stuck-after", stuckAfter, SECOND, MINUTE);
    }

    /** For a program that is not the hub. */
    public static DatabaseSettings defaults() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("serai.database", DatabaseSettings.class);
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "serai.database." + name + " is " + value + ", allowed are " + least + " to " + most);
        }
    }

    private static void check(String name, int value) {
        if (value < 1 || value > 200) {
            throw new IllegalArgumentException(
                    "serai.database.connections." + name + " is " + value + ", allowed are 1 to 200");
        }
    }

    /**
     * How many at most.
     *
     * @param intake accepting deliveries and folding them; each tenant uses two at a time
     * @param reads what only reads, and all that is named nowhere else
     * @param decisions what people change
     * @param jobs the work of jobs
     * @param keepers sealing, signs of life of jobs, locks between instances
     * @param audit verifying the audit
     */
    public record Connections(
            @DefaultValue("6") int intake,
            @DefaultValue("10") int reads,
            @DefaultValue("8") int decisions,
            @DefaultValue("8") int jobs,
            @DefaultValue("6") int keepers,
            @DefaultValue("2") int audit) {

        public Connections {
            check("intake", intake);
            check("reads", reads);
            check("decisions", decisions);
            check("jobs", jobs);
            check("keepers", keepers);
            check("audit", audit);
        }
    }

    /** As {@link Connections}, and for changes of the schema. */
    public record StatementTimeout(
            @DefaultValue("5s") Duration intake,
            @DefaultValue("8s") Duration reads,
            @DefaultValue("8s") Duration decisions,
            @DefaultValue("10s") Duration jobs,
            @DefaultValue("8s") Duration keepers,
            @DefaultValue("5m") Duration audit,
            @DefaultValue("30m") Duration migration) {

        public StatementTimeout {
            check("statement-timeout.intake", intake, SECOND, MINUTE);
            check("statement-timeout.reads", reads, SECOND, MINUTE);
            check("statement-timeout.decisions", decisions, SECOND, MINUTE);
            check("statement-timeout.jobs", jobs, SECOND, MINUTE);
            check("statement-timeout.keepers", keepers, SECOND, MINUTE);
            check("statement-timeout.audit", audit, SECOND, Duration.ofHours(1));
            check("statement-timeout.migration", migration, SECOND, Duration.ofDays(1));
        }
    }

    /** As {@link StatementTimeout}. */
    public record LockTimeout(
            @DefaultValue("500ms") Duration intake,
            @DefaultValue("3s") Duration reads,
            @DefaultValue("3s") Duration decisions,
            @DefaultValue("5s") Duration jobs,
            @DefaultValue("3s") Duration keepers,
            @DefaultValue("3s") Duration audit,
            @DefaultValue("15s") Duration migration) {

        private static final Duration LEAST = Duration.ofMillis(100);

        public LockTimeout {
            check("lock-timeout.intake", intake, LEAST, MINUTE);
            check("lock-timeout.reads", reads, LEAST, MINUTE);
            check("lock-timeout.decisions", decisions, LEAST, MINUTE);
            check("lock-timeout.jobs", jobs, LEAST, MINUTE);
            check("lock-timeout.keepers", keepers, LEAST, MINUTE);
            check("lock-timeout.audit", audit, LEAST, MINUTE);
            check("lock-timeout.migration", migration, LEAST, MINUTE);
        }
    }
}
