package dev.serai.kamelet.chat;

import java.util.List;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * Sets camel-http up for a chat's API. The token is given to the client, so that it stands in no message and no address;
 * there are no cookies, no redirects and no repeats.
 */
public class ApiClient implements HttpClientConfigurer {

    private String scheme = "Bearer";
    private String secret = "";
    private @Nullable String agent;

    /** What stands before the secret in {@code Authorization}. */
    public void setScheme(String scheme) {
        this.scheme = scheme;
    }

    /** The token; empty sends none. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** How the client calls itself; the library's name if unset. */
    public void setAgent(String agent) {
        this.agent = agent;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableCookieManagement().disableAutomaticRetries().disableRedirectHandling();
        if (agent != null) {
            client.setUserAgent(agent);
        }
        if (!secret.isEmpty()) {
            client.setDefaultHeaders(List.of(new BasicHeader("Authorization", scheme + " " + secret)));
        }
    }
}
