package dev.serai.hub.channel;

import dev.serai.hub.routes.RoutesFolder;

/** The file that says who is notified of what. */
public final class NotifyFiles {

    private NotifyFiles() {}

    /** @throws dev.serai.policy.PolicyException naming file, line and column of what no hub would take */
    public static void check(RoutesFolder folder) {
        new NotifyConfiguration().notifyPolicy(folder).get();
    }
}
