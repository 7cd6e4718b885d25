package dev.serai.hub.http;

import dev.serai.hub.LeadsTo;
import dev.serai.wire.EntityTag;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionOperations;

/** Lets a change happen only to what the caller has seen: {@code If-Match}, checked in the transaction of the change. */
@Component
@LeadsTo("direct:*")
class Precondition {

    private static final Logger LOG = LoggerFactory.getLogger(Precondition.class);

    /** By path parameter: what is locked, and which route shows it. */
    private static final Map<String, Guard> GUARDS = Map.of(
            "incidentId", new Guard("incident", "direct:getIncident"),
            "actionId", new Guard("action", "direct:getAction"),
            "approvalId", new Guard("approval", "direct:getApproval"),
            "userId", new Guard("user", "direct:user-answer"));

    private static final Guard SWITCH = new Guard("automation", "direct:getAutomation");

    private final GuardStore store;
    private final ProducerTemplate routes;
    private final TransactionOperations transaction;

    Precondition(GuardStore store, ProducerTemplate routes, TransactionOperations transaction) {
        this.store = store;
        this.routes = routes;
        this.transaction = transaction;
    }

    private record Guard(String kind, String shownBy) {}

    /**
     * Does the work when the object is what {@code ifMatch} names; the work answers for itself.
     *
     * @throws Problem 412 when it is something else
     */
    void guarded(Exchange exchange, String ifMatch, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> {
                check(exchange, ifMatch);
                work.run();
            });
        } catch (UnexpectedRollbackException e) {
            // The work was refused, and its answer says so.
            LOG.debug("A refused change was rolled back", e);
        }
    }

    private void check(Exchange exchange, String ifMatch) {
        Message asked = exchange.getMessage();
        String parameter = GUARDS.keySet().stream()
                .filter(name -> asked.getHeader(name) != null)
                .findFirst()
                .orElse("");
        Guard guard = GUARDS.getOrDefault(parameter, SWITCH);
        String tenant = asked.getHeader("tenant", String.class);
        String id = asked.getHeader(parameter, "automation", String.class);
        if (guard != SWITCH && !id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return;
        }
        store.lock(guard.kind(), tenant, id);
        Message shown = routes.request(guard.shownBy(), seen -> {
                    seen.getMessage().setHeader("tenant", tenant);
                    List.copyOf(GUARDS.keySet())
                            .forEach(name -> seen.getMessage().setHeader(name, asked.getHeader(name)));
                })
                .getMessage();
        // What does not exist, the operation itself says.
        if (shown.getHeader(Exchange.HTTP_RESPONSE_CODE) == null
                && !EntityTag.matches(ifMatch, EntityTag.of(shown.getBody(String.class)))) {
            throw new Problem(
                    412,
                    "precondition-failed",
                    "Precondition failed",
                    "It is no longer what If-Match names; get it again.");
        }
    }
}
