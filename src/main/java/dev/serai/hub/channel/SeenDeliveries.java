package dev.serai.hub.channel;

import dev.serai.hub.db.TenantContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.stereotype.Component;

/**
 * What was delivered through a channel before, for {@code idempotentConsumer}: keys are {@code <channel>/<delivery id>}, of
 * the message's tenant. A key is written in the transaction of its effect, so that a rollback forgets it by itself.
 */
@Component("seenDeliveries")
class SeenDeliveries extends ServiceSupport implements IdempotentRepository {

    private final ChannelStore store;

    SeenDeliveries(ChannelStore store) {
        this.store = store;
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        return add(exchange.getMessage().getHeader("tenant", String.class), key);
    }

    /** Without a message it is of the tenant that the thread works for. */
    @Override
    public boolean add(String key) {
        String tenant = TenantContext.current();
        if (tenant == null) {
            throw new IllegalStateException("nobody's deliveries are remembered");
        }
        return add(tenant, key);
    }

    private boolean add(String tenant, String key) {
        int slash = key.indexOf('/');
        if (slash < 1 || slash == key.length() - 1) {
            throw new IllegalArgumentException("a delivery is known by <channel>/<delivery id>");
        }
        return store.firstTime(tenant, key.substring(0, slash), key.substring(slash + 1));
    }

    /** Deliveries are remembered before their effect; nobody asks beforehand. */
    @Override
    public boolean contains(String key) {
        return false;
    }

    /** The rollback of what failed forgets it; what was committed stays. */
    @Override
    public boolean remove(String key) {
        return false;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    /** Old ones are forgotten by {@code routes/intake/forget.camel.yaml}. */
    @Override
    public void clear() {
        throw new UnsupportedOperationException("deliveries are forgotten when they are old");
    }
}
