package dev.serai.hub.laws.bad;

import java.net.http.HttpClient;

/** Builds an HTTP client of its own, with a deadline that ends where the body begins: what the laws refuse. */
public final class OwnHttpClient {

    private OwnHttpClient() {}

    public static HttpClient open() {
        return HttpClient.newBuilder().build();
    }
}
