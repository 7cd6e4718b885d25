package dev.serai.planning;

/** Who puts a request forward now; who is behind it for good says {@link dev.serai.risk.ProposalOrigin}. */
public enum ProposedBy {
    /** The hub, going through the steps of a playbook, whoever asked for the playbook. */
    PLAYBOOK,
    /** A person who asks for this one action. */
    PERSON,
    /** A model, or another agent, that asks for this one action. */
    MODEL
}
