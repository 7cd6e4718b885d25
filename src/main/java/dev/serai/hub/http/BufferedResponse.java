package dev.serai.hub.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Holds an answer back until it is complete, because its headers tell of its body. */
final class BufferedResponse extends HttpServletResponseWrapper {

    /** Far above the largest page; an answer beyond it is a fault of ours. */
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
    private final ServletOutputStream stream = new BufferStream();
    private @Nullable PrintWriter writer;
    private boolean failed;

    BufferedResponse(HttpServletResponse response) {
        super(response);
    }

    byte[] body() {
        if (writer != null) {
            writer.flush();
        }
        return body.toByteArray();
    }

    /** Whether the container was told of an error, which it will have answered in a dispatch of its own. */
    boolean failed() {
        return failed;
    }

    /** Lets the answer go. */
    void release(byte[] content) throws IOException {
        if (isCommitted()) {
            return;
        }
        if (content.length > 0) {
            super.setContentLength(content.length);
        }
        super.getOutputStream().write(content);
    }

    /** Tells how long the answer is; where it is to be written. */
    ServletOutputStream announce(byte[] content) throws IOException {
        // It may take a while until it is read, and is held once only.
        body = new ByteArrayOutputStream(0);
        super.setContentLength(content.length);
        return super.getOutputStream();
    }

    /** Where an answer is to be written whose length nobody knows yet. */
    ServletOutputStream announce() throws IOException {
        body = new ByteArrayOutputStream(0);
        return super.getOutputStream();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void sendError(int status) throws IOException {
        failed = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        failed = true;
        super.sendError(status, message);
    }

    /** What a route says about caching replaces the default that the security headers have set before. */
    @Override
    public void addHeader(String name, String value) {
        if ("Cache-Control".equalsIgnoreCase(name)) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setContentLength(int length) {
        // Known when it is complete.
    }

    @Override
    public void setContentLengthLong(long length) {
        // Known when it is complete.
    }

    @Override
    public void flushBuffer() {
        // Not before it is complete.
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        body.reset();
    }

    @Override
    public void reset() {
        super.reset();
        body.reset();
    }

    private final class BufferStream extends ServletOutputStream {

        @Override
        public void write(int b) {
            room(1);
            body.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            room(length);
            body.write(bytes, offset, length);
        }

        private void room(int more) {
            if (body.size() > MAX_BYTES - more) {
                throw new IllegalStateException("an answer of more than " + MAX_BYTES + " bytes");
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("the answer is in memory");
        }
    }
}
