package dev.serai.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A playbook that an answer would ask for.
 *
 * @param incident the one it was suggested for, whatever the conversation is about
 * @param by the model that chose it; null where its own condition did
 */
public record SuggestedPlaybook(String name, UUID incident, @Nullable String by) {}
