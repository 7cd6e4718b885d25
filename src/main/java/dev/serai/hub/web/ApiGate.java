package dev.serai.hub.web;

import dev.serai.hub.store.Account;
import dev.serai.wire.StrictJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request of the API through when it has an operation and a body that can be read, both bounded and strict. */
public class ApiGate extends OncePerRequestFilter {

    /** The operation that was authorised, as a request attribute. */
    static final String OPERATION = "dev.serai.operation";

    /** The account that calls, as a request attribute; absent for anybody. */
    static final String CALLER = "dev.serai.caller";

    /** Where the request comes from, as a request attribute. */
    public static final String ADDRESS = "dev.serai.address";

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ApiContract contract;

    public ApiGate(ApiContract contract) {
        this.contract = contract;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            HttpServletRequest checked = check(request);
            chain.doFilter(checked, response);
        } catch (Problem refused) {
            Problems.write(response, refused);
        }
    }

    private HttpServletRequest check(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        Optional<ApiOperation> operation = contract.find(request.getMethod(), path);
        if (operation.isEmpty()) {
            List<String> allowed = contract.methods(path);
            throw allowed.isEmpty() ? Problems.notFound() : Problems.methodNotAllowed(allowed);
        }
        refuseUndeclared(request, operation.get());
        ApiQuery.check(request.getQueryString());
        request.setAttribute(OPERATION, operation.get());
        request.setAttribute(CALLER, caller());
        return new ReadRequest(request, operation.get().body() ? body(request) : ignored(request));
    }

    /** Who guards or names a change must not believe that it was heeded where it is not. */
    private static void refuseUndeclared(HttpServletRequest request, ApiOperation operation) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        if (!operation.guarded() && request.getHeader("If-Match") != null) {
            throw Problems.invalid("This operation takes no If-Match.");
        }
        if (!operation.keyed() && request.getHeader("Idempotency-Key") != null) {
            throw Problems.invalid("This operation takes no Idempotency-Key.");
        }
    }

    private static @Nullable Account caller() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof Account account ? account : null;
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw Problems.unsupportedMediaType();
        }
        byte[] bytes = bounded(request);
        try {
            StrictJson.text(bytes);
        } catch (IllegalArgumentException e) {
            throw Problems.malformed(String.valueOf(e.getMessage()));
        }
        return bytes;
    }

    /** An operation without a body has nothing to read in one; clients that send {@code {}} anyway are let be. */
    private static byte[] ignored(HttpServletRequest request) throws IOException {
        bounded(request);
        return new byte[0];
    }

    private static byte[] bounded(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BODY_BYTES) {
            throw Problems.tooLarge(MAX_BODY_BYTES);
        }
        InputStream in = request.getInputStream();
        byte[] bytes = in.readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw Problems.tooLarge(MAX_BODY_BYTES);
        }
        return bytes;
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(contentType));
            String charset = type.getParameter("charset");
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    && (charset == null || charset.equalsIgnoreCase("utf-8"));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
