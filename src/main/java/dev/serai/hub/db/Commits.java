package dev.serai.hub.db;

import org.springframework.stereotype.Component;

/** Whether this hub has changed anything lately, for those who work on what changed: they need not ask the database. */
@Component
public class Commits {

    private volatile boolean any = true;

    /** What keepers write is their own doing and wakes none of them. */
    void note() {
        if (!any && PurposeContext.current() != Purpose.KEEPERS) {
            any = true;
        }
    }

    /** Whether there was a commit since this was last asked; there is one who asks. */
    public boolean anyNew() {
        boolean was = any;
        any = false;
        return was;
    }
}
