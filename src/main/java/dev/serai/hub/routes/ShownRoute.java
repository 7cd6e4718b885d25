package dev.serai.hub.routes;

import java.util.SortedSet;

/**
 * A route that runs, as people read it. The routes that the hub makes of a template while it runs, one for each cluster for
 * instance, are one, which is called like the template.
 *
 * @param stage the folder of {@code routes/} that it stands in; {@code own} for a file beside these folders
 * @param calls the ids of the routes that it leads to, as far as the routes and {@link dev.serai.hub.LeadsTo} say
 */
public record ShownRoute(String id, String description, String stage, RoutePlace place, SortedSet<String> calls) {

    /**
     * Where it is written.
     *
     * @param file its name within the folder
     * @param line its first one, from 1
     * @param own whether the file is the integrator's; else it is the product's
     */
    public record RoutePlace(String file, int line, boolean own) {}
}
