package dev.serai.hub.audit;

import dev.serai.audit.AuditLines;
import dev.serai.audit.Checkpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The signed checkpoints, one JSON object a line, only ever appended. */
final class CheckpointFile {

    private static final int NEWLINE = '\n';

    private final Path path;

    CheckpointFile(Path path) {
        this.path = path;
    }

    /** Appends and returns when the disk has them. A line that a crash cut in two is removed first. */
    synchronized void append(List<Checkpoint> checkpoints) {
        StringBuilder lines = new StringBuilder();
        checkpoints.forEach(
                checkpoint -> lines.append(AuditLines.checkpoint(checkpoint)).append('\n'));
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file.position(endOfLines(file));
                file.truncate(file.position());
                ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write checkpoints to " + path, e);
        }
    }

    private static long endOfLines(FileChannel file) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = file.size(); end > 0; end--) {
            one.clear();
            file.read(one, end - 1);
            if (one.get(0) == NEWLINE) {
                return end;
            }
        }
        return 0;
    }

    /** The whole lines that the file has now, one after another; close it. Nothing when there is no file. */
    Stream<Checkpoint> read() {
        try {
            if (!Files.exists(path)) {
                return Stream.empty();
            }
            long size;
            try (FileChannel file = FileChannel.open(path)) {
                size = endOfLines(file);
            }
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(new Bounded(Files.newInputStream(path), size), StandardCharsets.UTF_8));
            return reader.lines().map(AuditLines::checkpoint).onClose(() -> close(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read checkpoints from " + path, e);
        }
    }

    /** The last one of each tenant. */
    Map<String, Checkpoint> last() {
        Map<String, Checkpoint> last = new HashMap<>();
        try (Stream<Checkpoint> all = read()) {
            all.forEach(checkpoint -> last.put(checkpoint.tenant(), checkpoint));
        }
        return last;
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was in the file when we looked: the sealer may be appending. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? in.read() : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
