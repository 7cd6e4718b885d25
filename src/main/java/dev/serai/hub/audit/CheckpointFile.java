package dev.serai.hub.audit;

import dev.serai.audit.AuditLines;
import dev.serai.audit.Checkpoint;
import dev.serai.audit.CheckpointEnd;
import dev.serai.audit.CheckpointKey;
import dev.serai.audit.Seal;
import dev.serai.hub.db.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One instance's signed checkpoints, one JSON object a line, only ever appended, each chained onto the one before. */
final class CheckpointFile {

    private final Path path;

    /** What we wrote last, so that what somebody removed meanwhile is missing; null when only the file knows. */
    private @Nullable CheckpointEnd end;

    CheckpointFile(Path path) {
        this.path = path;
    }

    /**
     * Signs and appends, and returns when the disk has it. A line that a crash cut in two is removed first.
     *
     * @param tails the last link of each tenant with something new
     */
    synchronized void append(PrivateKey key, Collection<Seal> tails, Instant now) {
        CheckpointEnd last = end == null ? read((line, checkpoint) -> {}) : end;
        // Until the disk has them all, only the file knows which lines it got.
        end = null;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        UUID ifNew = Ids.next();
        for (Seal tail : tails) {
            Checkpoint checkpoint = CheckpointKey.sign(key, tail, now, last.next(ifNew));
            byte[] line = AuditLines.checkpoint(checkpoint).getBytes(StandardCharsets.UTF_8);
            last.pass(line, checkpoint);
            lines.writeBytes(line);
            lines.write('\n');
        }
        write(lines.toByteArray());
        end = last;
    }

    private void write(byte[] lines) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file.position(FileLines.end(file));
                file.truncate(file.position());
                ByteBuffer bytes = ByteBuffer.wrap(lines);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write checkpoints to " + path, e);
        }
    }

    /** The whole lines that the file has now; close it. None when there is no file: then it is made with the first one. */
    @Nullable
    FileLines lines() {
        try {
            return Files.exists(path) ? new FileLines(path) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read checkpoints from " + path, e);
        }
    }

    /** The last one of each tenant. */
    Map<String, Checkpoint> last() {
        Map<String, Checkpoint> last = new HashMap<>();
        read((line, checkpoint) -> last.put(checkpoint.tenant(), checkpoint));
        return last;
    }

    private CheckpointEnd read(BiConsumer<byte[], Checkpoint> reader) {
        CheckpointEnd last = new CheckpointEnd();
        try (FileLines lines = lines()) {
            while (lines != null && lines.hasNext()) {
                byte[] line = lines.next();
                Checkpoint checkpoint = AuditLines.checkpoint(line);
                last.pass(line, checkpoint);
                reader.accept(line, checkpoint);
            }
        }
        return last;
    }
}
