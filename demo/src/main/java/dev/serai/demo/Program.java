package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an image of the shop does when a container runs it.
 *
 * @param needs configuration variables without which it ends with status 1
 * @param memoryMi what it uses; with a lower limit it is killed
 */
record Program(List<String> needs, int memoryMi) {

    private static final Map<String, Program> PROGRAMS = Map.of(
            Shop.CART_GOOD, new Program(List.of("CATALOG_URL"), 96),
            Shop.CART_BAD, new Program(List.of("CATALOG_URL", "CART_STORE_URL"), 96),
            Shop.CHECKOUT_BAD, new Program(List.of("CART_URL", "PAYMENT_URL"), 96),
            Shop.STOREFRONT_BAD, new Program(List.of("CART_URL", "SEARCH_URL"), 96),
            Shop.STOREFRONT_HUNGRY, new Program(List.of(), 300));

    /** Why a container does not keep running. */
    enum Failure {
        NOT_CONFIGURED,
        OUT_OF_MEMORY
    }

    static Program of(String image) {
        return PROGRAMS.getOrDefault(image, new Program(List.of(), 64));
    }

    /** Nothing when the container runs well. */
    @Nullable
    Failure failure(JsonNode container) {
        if (missing(container) != null) {
            return Failure.NOT_CONFIGURED;
        }
        String limit = container.at("/resources/limits/memory").asText();
        return !limit.isEmpty() && mebibytes(limit) < memoryMi ? Failure.OUT_OF_MEMORY : null;
    }

    private @Nullable String missing(JsonNode container) {
        for (String need : needs) {
            boolean set = false;
            for (JsonNode variable : container.path("env")) {
                set |= variable.path("name").asText().equals(need);
            }
            if (!set) {
                return need;
            }
        }
        return null;
    }

    private static long mebibytes(String quantity) {
        long number = Long.parseLong(quantity.replaceAll("\\D.*", ""));
        return quantity.endsWith("Gi") ? number * 1024 : quantity.endsWith("Mi") ? number : number >> 20;
    }

    /** What one run of it writes, from its start on. */
    String log(JsonNode container, String at) {
        String name = container.path("name").asText();
        String image = container.path("image").asText();
        String first = at + " INFO  " + name + " starting, version " + image.substring(image.indexOf(':') + 1) + "\n";
        String missing = missing(container);
        if (missing != null) {
            return first + at + " ERROR required configuration variable " + missing + " is not set\n" + at + " FATAL "
                    + name + " cannot start, exiting with status 1\n";
        }
        return failure(container) == null
                ? first + at + " INFO  listening on :8080\n"
                : first + at + " INFO  loading the catalogue into memory\n";
    }
}
