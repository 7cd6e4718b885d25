package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** The step of the Kamelet that empties a node: closes it, then evicts its pods until a deadline. */
public class Drain extends ClusterProperties {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Duration drainLimit = Duration.ofMinutes(5);
    private Duration pause = Duration.ofSeconds(5);

    public Drain() {
        super(Clock.systemUTC());
    }

    /** In milliseconds, at most 15 minutes. */
    public void setDrainLimit(long drainLimit) {
        Duration wanted = Duration.ofMillis(drainLimit);
        this.drainLimit = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    /** Milliseconds between two rounds of evictions. */
    public void setPause(long pause) {
        this.pause = Duration.ofMillis(Math.max(50, pause));
    }

    /** Closes the node and evicts its pods; what the budgets forbid is asked for again in the next round. */
    public Map<String, @Nullable Object> drain(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        Arguments arguments = new Arguments(body, actionId, startBefore);
        return Result.of(true, result -> {
            Session session = session(arguments, drainLimit);
            Target node = arguments.target(ObjectKind.NODE);
            Update.run(session, result, node, object -> closed(object, session));
            if (ClusterResultReason.ALREADY_APPLIED.name().equals(result.get("reason"))) {
                return;
            }
            evict(session, node, result);
        });
    }

    /** The node is closed by now: whatever goes wrong from here, something was changed. */
    private void evict(Session session, Target node, Result result) throws ClusterRefusal {
        try {
            DrainRounds rounds = DrainRounds.plan(session, node, pause);
            if (!session.dryRun()) {
                rounds.run();
            }
            rounds.report(result);
        } catch (ClusterRefusal e) {
            if (session.dryRun()) {
                throw e;
            }
            result.put("detail", "the node is closed, no pod was evicted: " + e.detail());
            result.end(ClusterResultReason.PARTIAL, true);
        }
    }

    /** A node that is closed already is written too, for the trace. */
    private static Update.Undo closed(ObjectNode object, Session session) throws ClusterRefusal {
        Update.Undo undo = NodeChanges.close(object);
        if (!session.dryRun()) {
            Trace.add(object, session.arguments().requiredActionId());
        }
        return undo;
    }
}
