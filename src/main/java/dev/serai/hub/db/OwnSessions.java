package dev.serai.hub.db;

import org.springframework.stereotype.Component;

/** Makes {@link OwnSession}s. Each counts in {@link PurposePools#total}. */
@Component
public class OwnSessions {

    private final PurposePools pools;

    OwnSessions(PurposePools pools) {
        this.pools = pools;
    }

    /**
     * One that nobody else uses.
     *
     * @param purpose whose time limits it has
     * @param settings statements for each new connection of it
     */
    public OwnSession of(Purpose purpose, String... settings) {
        return new OwnSession(() -> pools.unpooled(purpose), pools::heard, settings);
    }
}
