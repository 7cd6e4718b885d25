package dev.serai.hub.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The body of a request as one array. */
public final class WholeBody {

    private WholeBody() {}

    /** The array in which the body was gathered, which others may hold as well: not to be changed. */
    public static byte[] of(HttpServletRequest request) throws IOException {
        ServletRequest each = request;
        while (each instanceof ServletRequestWrapper wrapper) {
            if (wrapper instanceof ReadRequest read) {
                return read.body();
            }
            each = wrapper.getRequest();
        }
        return request.getInputStream().readAllBytes();
    }
}
