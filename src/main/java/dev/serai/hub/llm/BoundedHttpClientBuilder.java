package dev.serai.hub.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** Gives langchain4j our client; whatever timeouts it sets, ours holds. */
final class BoundedHttpClientBuilder implements HttpClientBuilder {

    private final Duration deadline;

    BoundedHttpClientBuilder(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public Duration connectTimeout() {
        return deadline;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return deadline;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return new BoundedHttpClient(deadline);
    }
}
