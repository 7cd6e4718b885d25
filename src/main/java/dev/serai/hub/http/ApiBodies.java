package dev.serai.hub.http;

import dev.serai.access.Account;
import dev.serai.json.JsonText;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * The bodies of the API, bounded and strict, and of all that has no rule of its own. Where an operation takes none,
 * clients that send {@code {}} anyway are let be; what nobody can read is refused there too.
 */
@Component
class ApiBodies implements BodyRule {

    private static final int MAX_BYTES = 64 * 1024;

    private static final byte[] NOTHING = {};

    private final HeapShare heap = new HeapShare(MAX_BYTES);

    @Override
    public boolean isFor(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/");
    }

    @Override
    public BodyAdmission admit(HttpServletRequest request) {
        if (takesBody(request)) {
            ContentType.requireJson(request);
        }
        Object caller = request.getAttribute(ContractFilter.CALLER);
        return new BodyAdmission(
                caller instanceof Account account ? account.id().toString() : "anybody", MAX_BYTES, heap);
    }

    @Override
    public byte[] check(HttpServletRequest request, byte[] body) {
        boolean taken = takesBody(request);
        if (!taken && (body.length == 0 || ContentType.isJson(request.getContentType()) && isReadable(body))) {
            return NOTHING;
        }
        if (!taken) {
            throw Problems.invalid("This takes no body, and what was sent is no JSON in UTF-8.");
        }
        try {
            JsonText.text(body);
        } catch (IllegalArgumentException e) {
            throw Problems.malformed(String.valueOf(e.getMessage()));
        }
        return body;
    }

    private static boolean takesBody(HttpServletRequest request) {
        return request.getAttribute(ContractFilter.OPERATION) instanceof ApiOperation operation && operation.body();
    }

    private static boolean isReadable(byte[] body) {
        try {
            JsonText.text(body);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
