package dev.serai.hub.events;

import dev.serai.access.Account;
import dev.serai.access.Scope;
import dev.serai.approval.Role;
import dev.serai.hub.http.ScopedCaller;
import dev.serai.investigation.ToolPermit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who is not in the database: a viewer, about whom it counts how often it is asked. */
class CountingCaller implements ScopedCaller {

    private final AtomicInteger asked = new AtomicInteger();
    private final Account account;

    CountingCaller(String tenant, UUID id) {
        this.account = new Account(id, tenant, "counting", "", Role.VIEWER, false, false);
    }

    static CountingCaller of(String tenant) {
        return new CountingCaller(tenant, UUID.randomUUID());
    }

    int asked() {
        return asked.get();
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Set<Scope> scopes() {
        return null;
    }

    @Override
    public UUID token() {
        return null;
    }

    @Override
    public Optional<ToolPermit> permitNow() {
        asked.incrementAndGet();
        return Optional.of(ToolPermit.of(Role.VIEWER));
    }
}
