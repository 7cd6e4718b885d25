package dev.serai.hub.knowledge;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.kamelet.knowledge.KnowledgeIndex;
import dev.serai.knowledge.KnowledgeChunk;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of what is known. Each writes in the caller's transaction; writers of one source wait for each other. */
@Component
class KnowledgeStore {

    private static final String GENERATIONS = Sql.text("knowledge-generations");
    private static final String LOCK = Sql.text("knowledge-source-lock");
    private static final String WRITE_SOURCE = Sql.text("knowledge-source-write");
    private static final String GET_SOURCE = Sql.text("knowledge-source-get");
    private static final String REMOVE = Sql.text("knowledge-shared-remove");
    private static final String WRITE = Sql.text("knowledge-shared-write");
    private static final String READ = Sql.text("knowledge-shared-read");
    private static final String WRITE_VECTOR = Sql.text("knowledge-shared-vector");
    private static final String WRITE_OWN_SOURCE = Sql.text("knowledge-own-source-write");
    private static final String WRITE_OWN = Sql.text("knowledge-own-write");
    private static final String READ_OWN = Sql.text("knowledge-own-read");
    private static final String WRITE_OWN_VECTOR = Sql.text("knowledge-own-vector");
    private static final String IDS = Sql.text("knowledge-shared-ids");
    private static final String OWN_IDS = Sql.text("knowledge-own-ids");
    private static final String REMOVE_OWN = Sql.text("knowledge-own-remove");
    private static final String OLD = Sql.text("knowledge-remember-old");

    /** Between the titles of a path, in one text; no text of a chunk has it. */
    private static final String UNIT = "\u001F";

    private static final int AT_ONCE = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    KnowledgeStore(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which state of a source there is, and of how many chunks. */
    record Generation(String scope, String source, String sha256, int chunks, long number) {}

    List<Generation> generations() {
        return jdbc.queryForList(GENERATIONS, Map.of()).stream()
                .map(LoadedRow::new)
                .map(row -> new Generation(
                        row.text("scope"),
                        row.text("name"),
                        row.text("sha256"),
                        row.number("chunks"),
                        row.longNumber("generation")))
                .toList();
    }

    /**
     * Puts what a source that all share says now in place of what it said.
     *
     * @param sha256 of what it says; where the rows hold the same, it is not read
     */
    void replace(String name, String sha256, Supplier<KnowledgeFiles.ReadSource> said) {
        MapSqlParameterSource source = source(KnowledgeIndex.SHARED, name);
        String before = jdbc.queryForObject(LOCK, source, String.class);
        if (sha256.equals(before)) {
            return;
        }
        KnowledgeFiles.ReadSource read = said.get();
        jdbc.update(
                REMOVE,
                source.addValue(
                        "ids", read.chunks().stream().map(KnowledgeChunk::id).toArray(String[]::new)));
        write(read.chunks());
        jdbc.update(
                WRITE_SOURCE,
                source.addValue("version", read.version())
                        .addValue("licence", licence(read.chunks()))
                        .addValue("sha256", sha256));
    }

    /** Adds one chunk to a tenant's own, or puts it in place of the one with its id. */
    void put(String tenant, KnowledgeChunk chunk) {
        MapSqlParameterSource source = source(tenant, chunk.source());
        jdbc.queryForObject(LOCK, source, String.class);
        jdbc.update(
                WRITE_OWN,
                source(tenant, chunk.source())
                        .addValue("id", chunk.id())
                        .addValue("reference", chunk.reference())
                        .addValue("path", String.join(UNIT, chunk.path()))
                        .addValue("text", chunk.text())
                        .addValue("version", chunk.version())
                        .addValue("licence", chunk.licence())
                        .addValue("weight", chunk.weight())
                        .addValue("sha256", chunk.sha256()));
        jdbc.update(WRITE_OWN_SOURCE, source);
    }

    /** Takes chunks out of a tenant's own; those that are not there are none. */
    void remove(String tenant, String name, Collection<String> ids) {
        MapSqlParameterSource source = source(tenant, name);
        jdbc.queryForObject(LOCK, source, String.class);
        if (jdbc.update(REMOVE_OWN, source.addValue("ids", ids.toArray(String[]::new))) > 0) {
            jdbc.update(WRITE_OWN_SOURCE, source);
        }
    }

    /**
     * A tenant's chunks of incidents that ended too long ago, a bounded number.
     *
     * @param since a time as PostgreSQL reads it
     */
    List<String> old(String tenant, String name, String since) {
        return jdbc.queryForList(OLD, source(tenant, name).addValue("since", since), String.class);
    }

    private void write(List<KnowledgeChunk> chunks) {
        for (int from = 0; from < chunks.size(); from += AT_ONCE) {
            List<KnowledgeChunk> some = chunks.subList(from, Math.min(chunks.size(), from + AT_ONCE));
            jdbc.update(
                    WRITE,
                    UnnestParameters.of(some)
                            .text("ids", KnowledgeChunk::id)
                            .text("sources", KnowledgeChunk::source)
                            .text("references", KnowledgeChunk::reference)
                            .text("paths", chunk -> String.join(UNIT, chunk.path()))
                            .text("texts", KnowledgeChunk::text)
                            .text("versions", KnowledgeChunk::version)
                            .text("licences", KnowledgeChunk::licence)
                            .text("weights", KnowledgeChunk::weight)
                            .text("hashes", KnowledgeChunk::sha256)
                            .all("now", clock.instant())
                            .parameters());
        }
    }

    /** The chunks of a source that are newer than a generation, with their vectors where they are of this model. */
    List<KnowledgeIndex.IndexedChunk> read(String scope, String source, long after, String model) {
        return jdbc
                .queryForList(
                        isShared(scope) ? READ : READ_OWN,
                        source(scope, source).addValue("model", model).addValue("after", after))
                .stream()
                .map(LoadedRow::new)
                .map(row -> new KnowledgeIndex.IndexedChunk(chunk(row), row.bytesOrNull("vector")))
                .toList();
    }

    /** The ids of all chunks of a source. */
    List<String> ids(String scope, String source) {
        return jdbc.queryForList(isShared(scope) ? IDS : OWN_IDS, source(scope, source), String.class);
    }

    private static KnowledgeChunk chunk(LoadedRow row) {
        return new KnowledgeChunk(
                row.text("id"),
                row.text("source"),
                row.text("reference"),
                List.of(row.text("path").split(UNIT, -1)),
                row.text("text"),
                row.text("version"),
                row.text("licence"),
                Double.parseDouble(row.text("weight")));
    }

    /** Keeps a vector, if the content is still what it was made of. */
    void vector(String scope, KnowledgeChunk chunk, String model, byte[] vector) {
        jdbc.update(
                isShared(scope) ? WRITE_VECTOR : WRITE_OWN_VECTOR,
                new MapSqlParameterSource("scope", scope)
                        .addValue("id", chunk.id())
                        .addValue("sha256", chunk.sha256())
                        .addValue("model", model)
                        .addValue("vector", vector));
    }

    /** The row of a source that all share; null where it was never read. */
    @Nullable
    Map<String, Object> source(String name) {
        return jdbc.queryForList(GET_SOURCE, Map.of("name", name)).stream()
                .findFirst()
                .orElse(null);
    }

    private static boolean isShared(String scope) {
        return scope.equals(KnowledgeIndex.SHARED);
    }

    private MapSqlParameterSource source(String scope, String name) {
        return new MapSqlParameterSource("scope", scope)
                .addValue("name", name)
                .addValue("now", Timestamp.from(clock.instant()));
    }

    private static String licence(List<KnowledgeChunk> chunks) {
        return chunks.isEmpty() ? "" : chunks.get(0).licence();
    }
}
