package dev.serai.event;

import dev.serai.approval.Role;
import org.jspecify.annotations.Nullable;

/** What happened to an account, its sessions and its identities in channels. */
public sealed interface AccountEvent extends Event {

    @Override
    Subject.Person subject();

    /** @param channel {@code console} for pages; null for the API */
    @Verb(value = "session.opened", means = "A person signed in.")
    record SessionOpened(Subject.User subject, String address, @Nullable String channel) implements AccountEvent {}

    @Verb(
            value = "session.revoked",
            means =
                    "Sessions were ended before their time: by their person, for newer ones, or as a copy of a refresh token was used.")
    record SessionRevoked(Subject.User subject) implements AccountEvent {}

    /** @param lastAddress null in what sums up later failures */
    @Verb(value = "session.refused", means = "Signing in failed; at most one in ten minutes for an account.")
    record SessionRefused(Subject.User subject, @Field(unit = "attempts") int failures, @Nullable String lastAddress)
            implements AccountEvent {}

    @Verb(value = "user.created", means = "An account was made.")
    record Created(Subject.User subject, String username, Role role) implements AccountEvent {}

    @Verb(value = "user.changed", means = "An account was changed; what is secret is only said to have been set.")
    record Changed(
            Subject.User subject,
            Role role,
            boolean disabled,
            boolean passwordReset,
            boolean emailSet,
            boolean phoneSet)
            implements AccountEvent {}

    @Verb(value = "user.password_changed", means = "A person chose a new password.")
    record PasswordChanged(Subject.User subject) implements AccountEvent {}

    /** @param model the one that is to answer from now on; null where a person takes the choice back */
    @Verb(value = "user.model_preferred", means = "A person chose which model is to answer.")
    record ModelPreferred(Subject.User subject, @Nullable String model) implements AccountEvent {}

    @Verb(value = "identity.code_created", means = "A person requested a code that links a channel's account.")
    record IdentityCodeCreated(Subject.User subject, String channel) implements AccountEvent {}

    @Verb(value = "user.identity_linked", means = "A channel's account was linked by a code.")
    record IdentityLinked(Subject.Person subject, String channel, String externalId, String chat)
            implements AccountEvent {}

    @Verb(value = "identity.link_refused", means = "A code that links a channel's account was refused.")
    record IdentityLinkRefused(Subject.Person subject, String channel, String externalId, String chat)
            implements AccountEvent {}

    @Verb(value = "user.identity_set", means = "An admin linked a channel's account.")
    record IdentitySet(Subject.User subject, String channel, String externalId) implements AccountEvent {}

    @Verb(value = "user.identity_removed", means = "A channel's account is not linked any more.")
    record IdentityRemoved(Subject.User subject, String channel) implements AccountEvent {}
}
