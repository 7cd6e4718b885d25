package dev.serai.hub.knowledge;

import dev.serai.digest.Sha256;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.settings.KnowledgeSettings;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.MarkdownChunker;
import dev.serai.knowledge.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The runbooks of one's own: the Markdown files of {@code routes/knowledge/}, live. */
@Component("runbooks")
class Runbooks {

    private static final SourceFacts FACTS = new SourceFacts("runbooks", "runbook", "", "");
    private static final String FOLDER = "knowledge/";
    private static final Pattern NAMES = Pattern.compile(FOLDER + "(.+/)?[^/]+\\.(md|markdown)");

    private final Live<Map<String, String>> files;
    private final KnowledgeSettings settings;
    private volatile Map<String, String> taken = Map.of();

    Runbooks(RoutesFolder folder, KnowledgeSettings settings) {
        this.files = folder.live(() -> folder.textsOf(NAMES), TreeMap::new);
        this.settings = settings;
    }

    /** Whether they say something else than when they were last read. */
    public boolean changed() {
        return !files.get().equals(taken);
    }

    public KnowledgeFiles.ReadSource read() {
        Map<String, String> now = files.get();
        List<KnowledgeChunk> chunks = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        now.forEach((name, text) -> {
            String within = name.substring(FOLDER.length());
            int slash = within.indexOf('/');
            // Folders of other sources lie beside them.
            if (slash < 0 || !settings.sources().containsKey(within.substring(0, slash))) {
                chunks.addAll(MarkdownChunker.read(text, within.replaceFirst("\\.(md|markdown)$", ""), FACTS));
                all.append(name).append('\n').append(text).append('\n');
            }
        });
        taken = now;
        return new KnowledgeFiles.ReadSource("runbooks", "", Sha256.hex(all.toString()), KnowledgeFiles.unique(chunks));
    }
}
