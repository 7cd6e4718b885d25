package dev.serai.oncall;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** One layer of a rota: at each instant it names a person or nobody. */
public sealed interface RotaLayer permits TurnLayer, CalendarLayer {

    /** Who is on call by this layer alone; an account's name. */
    Optional<String> at(Instant instant);

    /** The instants after {@code from}, up to and with {@code until}, at which that may change; in any order. */
    Stream<Instant> boundaries(Instant from, Instant until);
}
