package dev.serai.hub.routes;

import org.springframework.beans.factory.BeanFactory;

/** Has a hub read its routes folder now, for who would not wait for the timer. */
public final class RoutesPoll {

    private RoutesPoll() {}

    /** What the timer does, twice: the folder has stood still then. Returns when what is in it has been taken over or refused. */
    public static void twice(BeanFactory hub) {
        RoutesWatch watch = hub.getBean(RoutesWatch.class);
        watch.check();
        watch.check();
    }
}
