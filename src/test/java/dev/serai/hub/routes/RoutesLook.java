package dev.serai.hub.routes;

import org.springframework.beans.factory.BeanFactory;

/** The look of a hub at its routes folder, for who would not wait for the next two. */
public final class RoutesLook {

    private RoutesLook() {}

    /** What the timer does, twice: the folder has stood still then. Returns when what is in it has been taken over or refused. */
    public static void twice(BeanFactory hub) {
        RoutesWatch watch = hub.getBean(RoutesWatch.class);
        watch.check();
        watch.check();
    }
}
