package dev.serai.language;

import org.jspecify.annotations.Nullable;

/**
 * Who may do something, in the words of Kubernetes' roles.
 *
 * @param verb {@code get}, {@code list}, {@code create}, {@code update}, {@code patch}, {@code delete}, or {@code *}
 * @param resource in the plural, {@code pods} or {@code pods/exec}; {@code *} with the verb {@code *} is an administrator
 * @param namespace null for the whole cluster
 * @param who of whom it is asked; null for whoever may
 */
public record AccessInquiry(String verb, String resource, @Nullable String namespace, @Nullable String who) {}
