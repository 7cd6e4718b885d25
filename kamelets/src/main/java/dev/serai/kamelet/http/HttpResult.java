package dev.serai.kamelet.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** What the HTTP Kamelets answer: every key always there, in this order. */
final class HttpResult {

    private HttpResult() {}

    static Map<String, @Nullable Object> empty() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (String key : new String[] {
            "outcome",
            "reason",
            "effect",
            "status",
            "content_type",
            "location",
            "body",
            "truncated",
            "duration_ms",
            "certificate"
        }) {
            result.put(key, null);
        }
        return result;
    }

    /** Reading succeeds with any answer. A change succeeds with 2xx; after 5xx nobody knows whether it happened. */
    static void answered(Map<String, @Nullable Object> result, Call.HttpAnswer answer, boolean changes) {
        int status = answer.status();
        boolean done = !changes || status / 100 == 2;
        result.put("outcome", done ? "succeeded" : status >= 500 ? "unknown" : "failed");
        result.put("reason", done ? "ANSWERED" : "HTTP_STATUS");
        result.put("status", status);
        result.put("content_type", answer.contentType());
        result.put("location", answer.location());
        result.put("body", answer.body());
        result.put("truncated", answer.truncated());
    }

    /** Nothing was sent. */
    static void refused(Map<String, @Nullable Object> result, HttpRefusal.HttpRefusalReason reason) {
        result.put("outcome", "failed");
        result.put("reason", reason.name());
    }

    /** The caller did not agree that it is sent now. */
    static void notSent(Map<String, @Nullable Object> result) {
        result.put("outcome", "failed");
        result.put("reason", "NOT_SENT");
        result.put("effect", "none");
    }

    /** An error before the first byte left proves that nothing happened; after it, a change may have. */
    static void failed(Map<String, @Nullable Object> result, IOException error, boolean changes, boolean sent) {
        result.put("outcome", changes && sent ? "unknown" : "failed");
        result.put("reason", reason(error));
        if (changes && !sent) {
            result.put("effect", "none");
        }
    }

    private static String reason(IOException error) {
        if (error instanceof SSLHandshakeException || error instanceof SSLPeerUnverifiedException) {
            return "TLS_NOT_TRUSTED";
        }
        if (error instanceof NoHttpResponseException) {
            return "NO_RESPONSE";
        }
        if (error instanceof SocketTimeoutException || error instanceof InterruptedIOException) {
            return "TIMEOUT";
        }
        return error instanceof ConnectException ? "CONNECTION_REFUSED" : "CONNECTION_LOST";
    }
}
