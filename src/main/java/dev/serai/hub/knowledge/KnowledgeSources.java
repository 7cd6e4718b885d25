package dev.serai.hub.knowledge;

import dev.serai.hub.LeadsTo;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.settings.KnowledgeSettings;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.DocumentFormat;
import dev.serai.knowledge.SourceFacts;
import dev.serai.knowledge.UnreadableDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Header;
import org.apache.camel.Route;
import org.springframework.stereotype.Component;

/**
 * Which sources there are: each route of the group {@value #GROUP} reads one, named by its {@code direct:} endpoint, so that a
 * further one is a file under {@code routes/knowledge/} and nothing else.
 */
@Component("knowledgeSources")
class KnowledgeSources {

    static final String GROUP = "knowledge-source";
    private static final String BEGIN = "direct://knowledge-read-";

    private final CamelContext camel;
    private final KnowledgeSettings settings;
    private final RoutesFolder folder;
    private final ShippedKnowledge shipped;

    KnowledgeSources(CamelContext camel, KnowledgeSettings settings, RoutesFolder folder, ShippedKnowledge shipped) {
        this.camel = camel;
        this.settings = settings;
        this.folder = folder;
        this.shipped = shipped;
    }

    /** Their names. */
    public List<String> names() {
        return camel.getRoutes().stream()
                .filter(route -> GROUP.equals(route.getGroup()))
                .map(Route::getEndpoint)
                .map(endpoint -> endpoint.getEndpointUri())
                .filter(uri -> uri.startsWith(BEGIN))
                .map(uri -> uri.substring(BEGIN.length()))
                .sorted()
                .toList();
    }

    /**
     * Where a source is read.
     *
     * @throws Problem 404 when there is no such source
     */
    @LeadsTo("direct:knowledge-read-*")
    public String endpoint(@Header("name") String name) {
        if (!names().contains(name)) {
            throw Problems.notFound();
        }
        return "direct:knowledge-read-" + name;
    }

    /**
     * Reads the files of a source. Where there are none, it is what the product ships of it; what it ships nothing of says
     * nothing.
     *
     * @return a {@code ReadSource}, or a {@link ShippedSource}
     * @throws Problem 409 naming the file that is not what it is read as
     */
    public Object files(String name) {
        KnowledgeSettings.SourceFiles source = settings.sources().get(name);
        if (source == null) {
            throw new IllegalArgumentException("serai.knowledge.sources." + name + " is not set");
        }
        String path = source.path();
        Path place = Path.of(path == null || path.isBlank() ? folder.path("knowledge/" + name) : path);
        String version = source.version();
        String licence = source.licence();
        SourceFacts facts = new SourceFacts(name, name, version == null ? "" : version, licence == null ? "" : licence);
        try {
            KnowledgeFiles.ReadSource own =
                    KnowledgeFiles.of(place, DocumentFormat.of(String.valueOf(source.format())), facts);
            ShippedSource instead = own.chunks().isEmpty() ? shipped.of(name) : null;
            return instead == null ? own : instead;
        } catch (UnreadableDocument e) {
            throw unreadable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreadable("its files cannot be read");
        }
    }

    private static Problem unreadable(String why) {
        return new Problem(409, "source-unreadable", "Source unreadable", "Nothing was replaced: " + why + ".");
    }
}
