package dev.serai.hub.routes;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The integrator's files of routes and Kamelets, by name.
 *
 * @param texts of those that can be read
 * @param faults why the others cannot be
 * @param jars those of the folder, as they are now
 */
record RouteTexts(
        SortedMap<String, String> texts,
        SortedMap<String, RouteFault> faults,
        SortedMap<String, OverlayFolder.FileVersion> jars) {

    /** Other files are not read. */
    static RouteTexts of(RoutesFolder folder, SortedMap<String, OverlayFolder.FileVersion> files) {
        RouteTexts read = new RouteTexts(new TreeMap<>(), new TreeMap<>(), OverlayJars.of(files));
        files.keySet().stream().filter(RouteTexts::isOne).forEach(name -> read.add(folder, name));
        return read;
    }

    static boolean isOne(String name) {
        return name.endsWith(RouteFile.SUFFIX) || name.endsWith(RouteFile.KAMELET);
    }

    private void add(RoutesFolder folder, String name) {
        try {
            String text = folder.own(name);
            if (text != null) {
                texts.put(name, text);
            }
        } catch (IOException e) {
            faults.put(name, new RouteFault(folder.path(name), 1, reason(e)));
        }
    }

    static String reason(IOException e) {
        return e instanceof CharacterCodingException ? "is not UTF-8 text" : "cannot be read";
    }
}
