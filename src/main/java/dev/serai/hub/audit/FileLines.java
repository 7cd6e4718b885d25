package dev.serai.hub.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines that a file has at one instant, byte for byte, without their line feeds. What stands behind the last line feed
 * is no line.
 */
final class FileLines implements Iterator<byte[]>, AutoCloseable {

    private static final int NEWLINE = '\n';

    /** Longer than an event can be. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private final InputStream in;
    private final boolean unfinished;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long left;
    private int from;
    private int to;

    FileLines(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            left = end(file);
            unfinished = left < file.size();
        }
        in = Files.newInputStream(path);
    }

    /** Where the last whole line ends; 0 when there is none. */
    static long end(FileChannel file) throws IOException {
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

    /** Whether something stands behind the last line. */
    boolean unfinished() {
        return unfinished;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        line.reset();
        boolean whole = false;
        while (!whole) {
            fill();
            int end = from;
            while (end < to && buffer[end] != NEWLINE) {
                end++;
            }
            whole = end < to;
            take(end - from, whole);
        }
        return line.toByteArray();
    }

    private void take(int count, boolean andNewline) {
        line.write(buffer, from, count);
        int taken = andNewline ? count + 1 : count;
        from += taken;
        left -= taken;
        if (line.size() > LONGEST) {
            throw new UncheckedIOException(new IOException("a line is longer than " + LONGEST + " bytes"));
        }
    }

    private void fill() {
        if (from < to) {
            return;
        }
        try {
            from = 0;
            to = in.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (to <= 0) {
            throw new UncheckedIOException(new IOException("the file became shorter while it was read"));
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
