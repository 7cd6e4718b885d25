package dev.serai.hub.forgery;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One request to the hub as bytes on the wire, in a form that can be spoilt.
 *
 * @param channel through what it claims to come
 * @param kind what was done to it
 * @param fate what must become of it
 * @param headers names and values, in turn; a name may come twice
 */
record Callback(String channel, String kind, Fate fate, String path, List<Header> headers, byte[] body) {

    /** What must become of a callback. */
    enum Fate {
        /** 2xx, and it has its effect. */
        GOOD,
        /** 4xx, and nothing at all is stored. */
        REFUSED,
        /** The sender is right, the rest is not: politely answered or refused, at most audited. */
        FRUITLESS
    }

    /** A header as it is sent. */
    record Header(String name, String value) {}

    Callback as(String otherKind, Fate otherFate) {
        return new Callback(channel, otherKind, otherFate, path, headers, body);
    }

    Callback withBody(byte[] other) {
        return new Callback(channel, kind, fate, path, headers, other);
    }

    String value(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    Callback without(String name) {
        return new Callback(
                channel,
                kind,
                fate,
                path,
                headers.stream().filter(header -> !header.name().equals(name)).toList(),
                body);
    }

    Callback with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Callback(channel, kind, fate, path, more, body);
    }

    Callback replacing(String name, String value) {
        return without(name).with(name, value);
    }

    /** One bit of the body is another. */
    Callback flippingBody(Random random) {
        byte[] spoilt = body.clone();
        spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
        return withBody(spoilt);
    }

    /** The end of the body is missing. */
    Callback truncated(Random random) {
        return withBody(Arrays.copyOf(body, random.nextInt(body.length)));
    }

    /** One character of a header is another of the same alphabet. */
    Callback changing(String name, Random random, String alphabet) {
        String value = value(name);
        int place = random.nextInt(value.length());
        while (alphabet.indexOf(value.charAt(place)) < 0) {
            place = random.nextInt(value.length());
        }
        char other = value.charAt(place);
        while (other == value.charAt(place)) {
            other = alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return replacing(name, value.substring(0, place) + other + value.substring(place + 1));
    }

    HttpRequest request(String hub) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hub + path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }
}
