package dev.serai.kamelet.sandbox;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes a container writes on each stream, and drops the rest. */
final class Output extends ResultCallback.Adapter<Frame> {

    private final int limitBytes;
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private boolean truncated;

    Output(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    @Override
    public synchronized void onNext(Frame frame) {
        ByteArrayOutputStream stream = frame.getStreamType() == StreamType.STDERR ? stderr : stdout;
        byte[] bytes = frame.getPayload();
        int room = Math.min(bytes.length, limitBytes - stream.size());
        stream.write(bytes, 0, room);
        truncated |= room < bytes.length;
    }

    synchronized String stdout() {
        return stdout.toString(StandardCharsets.UTF_8);
    }

    synchronized String stderr() {
        return stderr.toString(StandardCharsets.UTF_8);
    }

    synchronized boolean truncated() {
        return truncated;
    }
}
