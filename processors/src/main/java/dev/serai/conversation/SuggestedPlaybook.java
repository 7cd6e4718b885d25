package dev.serai.conversation;

import java.util.UUID;

/**
 * A playbook that an answer would ask for.
 *
 * @param incident the one it was suggested for, whatever the conversation is about
 */
public record SuggestedPlaybook(String name, UUID incident) {}
