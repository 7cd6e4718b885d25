package dev.serai.hub.intake;

import dev.serai.hub.LeadsTo;
import dev.serai.hub.incident.IncidentsChanged;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.springframework.stereotype.Component;

/**
 * Lets a route say what follows an accepted alert. The transaction that many deliveries share belongs to none of their
 * exchanges, so its writer calls the route itself, once, in its own thread and transaction.
 */
@Component
@LeadsTo(IncidentsChangedRoute.ROUTE)
class IncidentsChangedRoute implements IncidentsChanged.FollowUp {

    static final String ROUTE = "direct:incidents-changed";

    /** While a file is read again the route is away for a moment, and a transaction does not last long. */
    private static final String ADDRESS = ROUTE + "?timeout=3000";

    private final ProducerTemplate camel;

    IncidentsChangedRoute(ProducerTemplate camel) {
        this.camel = camel;
    }

    @Override
    public void of(String tenant, IncidentsChanged changed) {
        if (changed.isEmpty()) {
            return;
        }
        Exchange done = camel.send(ADDRESS, ExchangePattern.InOnly, exchange -> {
            exchange.getMessage().setHeader("tenant", tenant);
            exchange.getMessage().setBody(changed);
        });
        Exception failure = done.getException();
        if (failure instanceof DirectConsumerNotAvailableException) {
            throw new IncidentsChanged.NotFollowedUp(failure);
        }
        if (failure != null) {
            // A lost race or a broken connection among them, which the writer tells apart.
            throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
    }
}
