package dev.serai.hub.knowledge;

import dev.serai.digest.Sha256;
import dev.serai.hub.routes.LivePages;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.settings.KnowledgeSettings;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.MarkdownChunker;
import dev.serai.knowledge.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The runbooks of one's own: the Markdown files of {@code routes/knowledge/}, live. */
@Component("runbooks")
class Runbooks {

    private static final SourceFacts FACTS = new SourceFacts("runbooks", "runbook", "", "");
    private static final String FOLDER = "knowledge/";

    /** Longer than any that a person has written. */
    private static final int LONGEST = 1024 * 1024;

    private final LivePages files;
    private volatile Map<String, String> read = Map.of();
    private volatile Map<String, String> kept = Map.of();

    Runbooks(RoutesFolder folder, KnowledgeSettings settings) {
        this.files = folder.pages(names(settings.sources().keySet()), LONGEST);
    }

    /** Folders of other sources lie beside them. */
    private static Pattern names(Set<String> others) {
        String other = others.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(FOLDER + "(?!(?:" + other + ")/)(.+/)?[^/]+\\.(md|markdown)");
    }

    /** Whether they say something else than when they were last kept. */
    public boolean changed() {
        return files.texts() != kept;
    }

    /** What was last read is kept now: until then it counts as changed, and is read again. */
    public void kept() {
        kept = read;
    }

    public KnowledgeFiles.ReadSource read() {
        Map<String, String> now = files.texts();
        List<KnowledgeChunk> chunks = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        now.forEach((name, text) -> {
            String within = name.substring(FOLDER.length());
            chunks.addAll(MarkdownChunker.read(text, within.replaceFirst("\\.(md|markdown)$", ""), FACTS));
            all.append(name).append('\n').append(text).append('\n');
        });
        read = now;
        return new KnowledgeFiles.ReadSource("runbooks", "", Sha256.hex(all.toString()), KnowledgeFiles.unique(chunks));
    }
}
