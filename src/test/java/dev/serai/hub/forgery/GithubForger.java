package dev.serai.hub.forgery;

import dev.serai.hub.TestKeys;
import dev.serai.hub.forgery.Callback.Fate;
import dev.serai.hub.forgery.Callback.Header;
import dev.serai.hub.intake.GithubClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** GitHub's webhook. Its signature covers the body and none of the headers, and has no time. */
final class GithubForger extends Forger {

    private final AtomicInteger numbers = new AtomicInteger(1000);

    GithubForger(Random random) {
        super("github", random);
    }

    @Override
    String body() {
        return GithubClient.dependabot("mallory/shop", numbers.incrementAndGet());
    }

    @Override
    Callback signed(String body, Instant at, boolean byStranger) {
        String secret = random.nextBoolean() ? TestKeys.GITHUB_SECRET : TestKeys.NEXT_GITHUB_SECRET;
        return new Callback(
                channel,
                "",
                Fate.GOOD,
                "/webhooks/github",
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("X-GitHub-Event", "dependabot_alert"),
                        new Header("X-GitHub-Delivery", GithubClient.newId()),
                        new Header(
                                proof(), GithubClient.signature(byStranger ? "secret-of-another-hook" : secret, body))),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    String proof() {
        return "X-Hub-Signature-256";
    }

    @Override
    String alphabet() {
        return HEX;
    }

    @Override
    @Nullable
    String timestamp() {
        return null;
    }

    @Override
    List<Callback> good() {
        return IntStream.rangeClosed(1, 8)
                .mapToObj(number -> good("alert", GithubClient.dependabot("octo/good", number)))
                .toList();
    }

    @Override
    List<Way> fruitless() {
        return List.of(
                new Way("other-event", forger -> signed(body(), Instant.now(), false)
                        .replacing("X-GitHub-Event", random.nextBoolean() ? "push" : "workflow_run")
                        .as("other-event", Fate.FRUITLESS)),
                new Way("no-delivery-id", forger -> signed(body(), Instant.now(), false)
                        .without("X-GitHub-Delivery")
                        .as("no-delivery-id", Fate.FRUITLESS)),
                fruitless("not-an-alert", () -> "{\"action\": \"created\", \"alert\": []}"));
    }
}
