package dev.serai.hub.routes;

import java.nio.file.Path;

/** Folders of routes for the tests of those that read them. */
public final class Folders {

    private Folders() {}

    /** The product's files with this folder over them. */
    public static RoutesFolder over(Path root) {
        return new RoutesFolder(root.toString());
    }

    public static void refresh(RoutesFolder folder) {
        folder.refresh(false);
    }
}
