package dev.serai.laws.bad;

import org.junit.jupiter.api.Test;

/** Depends on a framework: what the laws refuse. */
public final class Framework {

    @Test
    void used() {}
}
