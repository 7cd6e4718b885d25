package dev.serai.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.digest.Sha256;
import dev.serai.json.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A source whose chunks were made beforehand, as the product ships it. The file is packed text: the first line is this record
 * as JSON, each further one a chunk.
 *
 * @param origin the name of the publisher's file that it was made of
 * @param originSha256 of that file
 * @param chunksSha256 of the further lines, each with its end
 */
public record PreparedSource(
        String source,
        String version,
        String licence,
        String origin,
        String originSha256,
        int chunks,
        String chunksSha256) {

    private static final int DEPTH = 4;
    private static final JsonMapper JSON = StrictJson.mapper(DEPTH);

    /** Of all that it says: the same where the chunks and what they are cited with are. */
    public String sha256() {
        return Sha256.hex(header());
    }

    /** What a file says of itself; the chunks stay packed. */
    public static PreparedSource read(InputStream file) throws IOException {
        return header(lines(file).readLine());
    }

    /** @throws UnreadableDocument when the chunks are not those that the file names */
    public static List<KnowledgeChunk> chunks(InputStream file) throws IOException {
        BufferedReader lines = lines(file);
        PreparedSource source = header(lines.readLine());
        List<KnowledgeChunk> chunks = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            all.append(line).append('\n');
            chunks.add(source.chunk(JSON.readTree(line)));
        }
        if (!Sha256.hex(all.toString()).equals(source.chunksSha256)) {
            throw new UnreadableDocument("its chunks are not those that it names");
        }
        return List.copyOf(chunks);
    }

    /**
     * Writes the same bytes for the same chunks.
     *
     * @param chunks of one source, version and licence
     * @return what the file says of itself
     */
    public static PreparedSource write(
            OutputStream file, List<KnowledgeChunk> chunks, String origin, String originSha256) throws IOException {
        StringBuilder all = new StringBuilder();
        chunks.forEach(chunk -> all.append(line(chunk)).append('\n'));
        KnowledgeChunk first = chunks.get(0);
        PreparedSource source = new PreparedSource(
                first.source(),
                first.version(),
                first.licence(),
                origin,
                originSha256,
                chunks.size(),
                Sha256.hex(all.toString()));
        try (GZIPOutputStream packed = new GZIPOutputStream(file)) {
            packed.write((source.header() + "\n" + all).getBytes(StandardCharsets.UTF_8));
        }
        return source;
    }

    private static BufferedReader lines(InputStream file) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }

    private String header() {
        return JSON.createObjectNode()
                .put("source", source)
                .put("version", version)
                .put("licence", licence)
                .put("origin", origin)
                .put("origin_sha256", originSha256)
                .put("chunks", chunks)
                .put("chunks_sha256", chunksSha256)
                .toString();
    }

    private static PreparedSource header(String line) throws IOException {
        JsonNode header = JSON.readTree(line);
        return new PreparedSource(
                header.path("source").asText(),
                header.path("version").asText(),
                header.path("licence").asText(),
                header.path("origin").asText(),
                header.path("origin_sha256").asText(),
                header.path("chunks").asInt(),
                header.path("chunks_sha256").asText());
    }

    private static String line(KnowledgeChunk chunk) {
        ObjectNode line = JSON.createObjectNode().put("id", chunk.id()).put("reference", chunk.reference());
        chunk.path().forEach(line.putArray("path")::add);
        return line.put("text", chunk.text()).put("weight", chunk.weight()).toString();
    }

    private KnowledgeChunk chunk(JsonNode line) {
        List<String> path = new ArrayList<>();
        line.path("path").forEach(title -> path.add(title.asText()));
        return new KnowledgeChunk(
                line.path("id").asText(),
                source,
                line.path("reference").asText(),
                path,
                line.path("text").asText(),
                version,
                licence,
                line.path("weight").asDouble());
    }
}
