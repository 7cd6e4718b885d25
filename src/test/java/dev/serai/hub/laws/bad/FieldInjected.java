package dev.serai.hub.laws.bad;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;

/** Hides what it needs: what the laws refuse. */
public final class FieldInjected {

    @Autowired
    Clock clock;
}
