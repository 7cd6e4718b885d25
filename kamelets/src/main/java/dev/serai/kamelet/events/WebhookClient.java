package dev.serai.kamelet.events;

import dev.serai.kamelet.chat.ApiClient;
import dev.serai.kamelet.http.ReceiverRule;
import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Sets camel-http up for receivers that an operator names: they have an allowed address, and what they answer is not read beyond
 * its status. camel-http would leave the connection of each answer that has a body to nobody, until there is none left.
 */
public class WebhookClient extends ApiClient {

    private ReceiverRule rule = ReceiverRule.of(ReceiverRule.ALL);

    /**
     * The private addresses that the receiver may have: {@code all}, {@code none}, or ranges with commas.
     *
     * @throws IllegalArgumentException for anything else
     */
    public void setAllowPrivate(String ranges) {
        this.rule = ReceiverRule.of(ranges);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        super.configureHttpClient(client);
        client.setRequestExecutor(new CheckedReceiver(rule));
        client.addExecInterceptorFirst("without-body", WebhookClient::withoutBody);
    }

    private static ClassicHttpResponse withoutBody(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse answer = chain.proceed(request, scope);
        HttpEntity body = answer.getEntity();
        if (body != null) {
            if (hasCome(body)) {
                EntityUtils.consume(body);
            } else {
                // To wait for it would let the receiver decide how long an event takes.
                scope.execRuntime.discardEndpoint();
            }
            answer.setEntity(null);
        }
        return answer;
    }

    /** So the connection can be used again at once. */
    private static boolean hasCome(HttpEntity body) throws IOException {
        return body.getContentLength() >= 0 && body.getContent().available() >= body.getContentLength();
    }
}
