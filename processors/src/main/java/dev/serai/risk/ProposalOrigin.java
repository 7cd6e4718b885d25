package dev.serai.risk;

/** What stands behind a proposal. Nothing but a playbook that applies was looked at before somebody asked. */
public enum ProposalOrigin {
    /** A playbook whose condition holds for the incident. */
    PLAYBOOK,
    /** Only a person: with arguments of their own, or by a playbook whose condition does not hold. */
    PERSON,
    /** Only a model. */
    MODEL
}
