package dev.serai.hub.routes;

import org.springframework.beans.factory.BeanFactory;

/** The checks of a hub's routes folder, for a test that would not wait for the next two. */
public final class FolderChecks {

    private FolderChecks() {}

    /** What the timer does, twice: the folder has stood still then. Returns when what is in it has been taken over or refused. */
    public static void twice(BeanFactory hub) {
        RoutesWatch watch = hub.getBean(RoutesWatch.class);
        watch.check();
        watch.check();
    }
}
