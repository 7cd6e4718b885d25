package dev.serai.model;

import dev.serai.wire.WireName;

/** What a model is asked for. */
public enum ModelPurpose implements WireName {
    /** What most likely causes an incident. */
    ANALYSIS,
    /** A person's words in a conversation. */
    CONVERSATION,
    /** A question that tools help to answer. */
    INVESTIGATION,
    /** What was said so far, in fewer words. */
    SUMMARY
}
