package dev.serai.hub.laws.bad;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Builds Apache's client, without a deadline and a limit: what the laws refuse. */
public final class OwnApacheClient {

    private OwnApacheClient() {}

    public static CloseableHttpClient open() {
        return HttpClients.createDefault();
    }
}
