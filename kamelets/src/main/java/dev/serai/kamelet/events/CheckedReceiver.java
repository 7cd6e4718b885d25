package dev.serai.kamelet.events;

import dev.serai.kamelet.http.ReceiverRule;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request only where its connection leads to an address that is allowed. The connection itself is asked, so that no
 * name can lead elsewhere between a look-up and the request.
 */
final class CheckedReceiver extends HttpRequestExecutor {

    private final ReceiverRule rule;

    CheckedReceiver(ReceiverRule rule) {
        this.rule = rule;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (!(connection.getRemoteAddress() instanceof InetSocketAddress receiver)
                || !rule.allows(receiver.getAddress())) {
            throw new ReceiverAddressRefused();
        }
        return super.execute(request, connection, information, context);
    }
}
