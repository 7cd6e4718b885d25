package dev.serai.knowledge;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of known texts as data, so that only questions are embedded. A vector belongs to the content it was made of: one
 * whose titles or text have changed since has none here.
 *
 * <p>The file: {@code SERAIVEC1}, the model's name and the number of dimensions, then for each content the first eight
 * bytes of its SHA-256 and one byte a dimension.
 */
public final class VectorFile {

    public static final VectorFile NONE = new VectorFile(Map.of());

    private static final String FORMAT = "SERAIVEC1";
    private static final int MOST = 1_000_000;

    private final Map<Long, byte[]> vectors;

    private VectorFile(Map<Long, byte[]> vectors) {
        this.vectors = Map.copyOf(vectors);
    }

    /** None when they are of another model. */
    public static VectorFile read(InputStream file, String model, int dimensions) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(file));
        if (!in.readUTF().equals(FORMAT)) {
            throw new IOException("no file of vectors");
        }
        boolean same = in.readUTF().equals(model) & in.readInt() == dimensions;
        int count = in.readInt();
        if (!same || count < 0 || count > MOST) {
            return NONE;
        }
        Map<Long, byte[]> vectors = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long key = in.readLong();
            byte[] vector = new byte[dimensions];
            in.readFully(vector);
            vectors.put(key, vector);
        }
        return new VectorFile(vectors);
    }

    /** @param vectors by {@link KnowledgeChunk#sha256} */
    public static void write(OutputStream file, String model, int dimensions, Map<String, byte[]> vectors)
            throws IOException {
        Map<Long, byte[]> sorted = new TreeMap<>();
        vectors.forEach((sha256, vector) -> sorted.put(key(sha256), vector));
        DataOutputStream out = new DataOutputStream(file);
        out.writeUTF(FORMAT);
        out.writeUTF(model);
        out.writeInt(dimensions);
        out.writeInt(sorted.size());
        for (Map.Entry<Long, byte[]> one : sorted.entrySet()) {
            out.writeLong(one.getKey());
            out.write(one.getValue());
        }
        out.flush();
    }

    /** Null where there is none of this content. */
    public byte @Nullable [] of(KnowledgeChunk chunk) {
        return vectors.get(key(chunk.sha256()));
    }

    public int size() {
        return vectors.size();
    }

    private static long key(String sha256) {
        return Long.parseUnsignedLong(sha256.substring(0, 16), 16);
    }
}
