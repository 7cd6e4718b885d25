package dev.serai.hub.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read already and is UTF-8. */
final class ReadRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private final @Nullable String type;

    /** @param type its content type from here on; null leaves it */
    ReadRequest(HttpServletRequest request, byte[] body, @Nullable String type) {
        super(request);
        this.body = body;
        this.type = type;
    }

    byte[] body() {
        return body;
    }

    @Override
    public @Nullable String getContentType() {
        return type == null ? super.getContentType() : type;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isType(name) ? type : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isType(name) ? Collections.enumeration(Collections.singleton(type)) : super.getHeaders(name);
    }

    private boolean isType(String name) {
        return type != null && name.equalsIgnoreCase("Content-Type");
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public BufferedReader getReader() {
        // Without an own decoder it would replace what is not UTF-8 instead of refusing it.
        return new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder()));
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return bytes.read(target, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("the body is in memory");
            }
        };
    }
}
