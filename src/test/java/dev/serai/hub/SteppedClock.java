package dev.serai.hub;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, stepped by what stands in a file: a test steps the clock of a hub that is another process. */
public final class SteppedClock extends Clock {

    private final LongBuffer millis;

    private SteppedClock(LongBuffer millis) {
        this.millis = millis;
    }

    public static SteppedClock at(Path file) {
        try (RandomAccessFile steps = new RandomAccessFile(file.toFile(), "rw")) {
            return new SteppedClock(steps.getChannel()
                    .map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES)
                    .asLongBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts it so far before the system's, or behind it; zero is right. */
    public void step(Duration by) {
        millis.put(0, by.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(millis.get(0));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
