package dev.serai.hub.leader;

import org.springframework.stereotype.Component;

/** How many hubs run on this database, as this one last counted: what one alone may give is divided by it. */
@Component
public class LiveHubs {

    private volatile int count = 1;

    /** One at least; this hub counts too. */
    public int count() {
        return count;
    }

    public void counted(int hubs) {
        count = Math.max(1, hubs);
    }
}
