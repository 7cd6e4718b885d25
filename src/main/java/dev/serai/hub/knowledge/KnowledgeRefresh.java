package dev.serai.hub.knowledge;

import dev.serai.digest.Sha256;
import dev.serai.event.JournalEntry;
import dev.serai.event.KnowledgeEvent;
import dev.serai.event.Subject;
import dev.serai.hub.http.Problems;
import dev.serai.hub.journal.Journal;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.KnowledgeChunk;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what a source's route has read into the rows. */
@Component("knowledgeRefresh")
class KnowledgeRefresh {

    /** Raised when the same files become other chunks. */
    private static final String CHUNKING = "3:";

    private final KnowledgeStore store;

    KnowledgeRefresh(KnowledgeStore store) {
        this.store = store;
    }

    /** @param read what files say, what the product ships, or, of a route without Java of its own, a list of maps */
    public void replace(@Body Object read, @Header("name") String name) {
        if (read instanceof ShippedSource shipped) {
            store.replace(name, CHUNKING + shipped.sha256(), shipped.read());
            return;
        }
        KnowledgeFiles.ReadSource said =
                read instanceof KnowledgeFiles.ReadSource files ? files : ChunkMaps.read(name, read);
        store.replace(name, CHUNKING + hash(said), () -> said);
    }

    /** Whether a person had it read, not the hub by itself. */
    public boolean isRequested(@ExchangeProperty("actor") @Nullable String actor) {
        return actor != null;
    }

    /** Sets the event that says who had it read again. */
    public void refreshed(
            @Header("name") String name,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        exchange.setProperty(
                Journal.ENTRY, new JournalEntry(tenant, actor, new KnowledgeEvent.Refreshed(new Subject.Source(name))));
    }

    /** The row of the source. */
    public Map<String, Object> row(@Header("name") String name) {
        Map<String, Object> row = store.source(name);
        if (row == null) {
            throw Problems.notFound();
        }
        return row;
    }

    /** Of the files and of how they are cited: a new licence line is a change, too. */
    private static String hash(KnowledgeFiles.ReadSource read) {
        List<KnowledgeChunk> chunks = read.chunks();
        @Nullable String licence = chunks.isEmpty() ? null : chunks.get(0).licence();
        String contents = read.sha256().isEmpty()
                ? chunks.stream().map(chunk -> chunk.id() + chunk.sha256()).collect(Collectors.joining())
                : read.sha256();
        return Sha256.hex(contents + read.version() + licence);
    }
}
