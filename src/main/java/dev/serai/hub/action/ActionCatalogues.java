package dev.serai.hub.action;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.KameletFile;
import dev.serai.hub.routes.RoutesFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Makes the catalogue of actions from the Kamelets on the class path and those of the routes folder, which replace others of their name. */
public final class ActionCatalogues {

    private ActionCatalogues() {}

    /** @throws IllegalArgumentException naming a file that is wrong */
    public static ActionCatalogue of(RoutesFolder routes) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:kamelets/*.kamelet.yaml")) {
            files.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
        }
        routes.kamelets().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        List<ActionDefinition> definitions = new ArrayList<>();
        files.forEach((name, bytes) -> KameletFile.action(name, bytes).ifPresent(definitions::add));
        return new ActionCatalogue(definitions);
    }
}
