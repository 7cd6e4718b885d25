package dev.serai.hub.forgery;

import dev.serai.hub.forgery.Callback.Fate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes callbacks of one endpoint: good ones, and everything that somebody may do to them. */
abstract class Forger {

    static final String HEX = "0123456789abcdef";
    static final String DIGITS = "0123456789";

    final String channel;
    final Random random;

    Forger(String channel, Random random) {
        this.channel = channel;
        this.random = random;
    }

    /** A way to make a bad callback. */
    record Way(String kind, Function<Forger, Callback> make) {}

    /** A body that would have an effect if its sender were right; another one each time. */
    abstract String body();

    /** As the vendor sends it. */
    abstract Callback signed(String body, Instant at, boolean byStranger);

    /** Those that must count. */
    abstract List<Callback> good();

    /** The header that proves the sender. */
    abstract String proof();

    /** What the proof is written in. */
    abstract String alphabet();

    abstract @Nullable String timestamp();

    /** Whether the proof covers the body. */
    boolean covers() {
        return true;
    }

    /** Rightly signed, wrong in what it says. */
    abstract List<Way> fruitless();

    /** Those that are refused before anybody looks into the body. */
    List<Way> refused() {
        List<Way> ways = new ArrayList<>();
        ways.add(way("flipped-proof", made -> made.changing(proof(), random, alphabet())));
        ways.add(way("no-proof", made -> made.without(proof())));
        ways.add(way("empty-proof", made -> made.replacing(proof(), "")));
        ways.add(way("cut-proof", made -> made.replacing(proof(), shortened(made.value(proof())))));
        ways.add(way("duplicated-proof", this::duplicated));
        ways.add(new Way("other-secret", forger -> refusal("other-secret", signed(body(), Instant.now(), true))));
        ways.add(way("wrong-content-type", made -> made.replacing("Content-Type", "text/xml")));
        ways.add(way("other-encoding", this::recoded));
        ways.add(way("compressed", made -> zipped(made).with("Content-Encoding", "gzip")));
        ways.add(way("truncated", made -> made.truncated(random)));
        if (covers()) {
            ways.add(way("flipped-body", made -> made.flippingBody(random)));
            ways.add(way(
                    "proof-of-another-body",
                    made -> made.withBody(signed(body(), Instant.now(), false).body())));
        }
        String timestamp = timestamp();
        if (timestamp != null) {
            ways.add(way("flipped-timestamp", made -> made.changing(timestamp, random, DIGITS)));
            ways.add(way("no-timestamp", made -> made.without(timestamp)));
            ways.add(way("duplicated-timestamp", made -> made.with(timestamp, made.value(timestamp))));
            ways.add(new Way("stale", forger -> refusal("stale", signed(body(), far(), false))));
        }
        return ways;
    }

    Way way(String kind, Function<Callback, Callback> spoil) {
        return new Way(kind, forger -> refusal(kind, spoil.apply(signed(body(), Instant.now(), false))));
    }

    private static Callback refusal(String kind, Callback made) {
        return made.as(kind, Fate.REFUSED);
    }

    Way fruitless(String kind, java.util.function.Supplier<String> body) {
        return new Way(kind, forger -> signed(body.get(), Instant.now(), false).as(kind, Fate.FRUITLESS));
    }

    Callback good(String kind, String body) {
        return signed(body, Instant.now(), false).as(kind, Fate.GOOD);
    }

    private Instant far() {
        Duration off = Duration.ofSeconds(310 + random.nextInt(1_000_000));
        return random.nextBoolean() ? Instant.now().minus(off) : Instant.now().plus(off);
    }

    private String shortened(String proof) {
        return proof.substring(0, random.nextInt(proof.length() - 1) + 1);
    }

    private Callback duplicated(Callback made) {
        String wrong = made.changing(proof(), random, alphabet()).value(proof());
        return random.nextBoolean()
                ? made.with(proof(), wrong)
                : made.replacing(proof(), wrong).with(proof(), made.value(proof()));
    }

    private Callback recoded(Callback made) {
        String text = new String(made.body(), StandardCharsets.UTF_8);
        return made.withBody(text.getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE));
    }

    private static Callback zipped(Callback made) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(made.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made.withBody(bytes.toByteArray());
    }
}
