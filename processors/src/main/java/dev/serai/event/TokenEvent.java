package dev.serai.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happened to a personal API token. */
public sealed interface TokenEvent extends Event {

    @Override
    Subject.Token subject();

    @Verb(value = "token.created", means = "A person made an API token.")
    record Created(Subject.Token subject, String name, List<String> scopes, Instant expiresAt) implements TokenEvent {}

    @Verb(value = "token.revoked", means = "An API token was ended.")
    record Revoked(Subject.Token subject, String name, UUID owner) implements TokenEvent {}
}
