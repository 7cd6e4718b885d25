package dev.serai.hub.laws.bad;

import dev.serai.hub.channel.ChannelStore;

/** Finds out by hand whether a delivery came before: what the laws refuse. */
public final class OwnReplayCheck {

    private OwnReplayCheck() {}

    public static boolean isNew(ChannelStore store, String deliveryId) {
        return store.firstTime("default", "telegram", deliveryId);
    }
}
