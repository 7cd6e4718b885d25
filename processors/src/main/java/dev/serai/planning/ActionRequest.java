package dev.serai.planning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.BlastRadius;
import dev.serai.action.Claim;
import dev.serai.action.Effect;
import dev.serai.playbook.ResolvedArguments;

/** What somebody asks to have done, with its arguments resolved, before it is admitted and scored. */
public record ActionRequest(RequestSource source, ActionDefinition definition, ResolvedArguments resolved) {

    public JsonNode arguments() {
        return resolved.arguments();
    }

    public String target() {
        return resolved.target();
    }

    public boolean changes() {
        return definition.effect() == Effect.CHANGE;
    }

    /** What it has to itself while it is open, if it changes something. */
    public String claim() {
        return Claim.of(arguments(), target());
    }

    /** The cluster it is about; empty if none. */
    public String cluster() {
        return Claim.cluster(arguments());
    }

    public BlastRadius radius() {
        return BlastRadius.of(definition, arguments());
    }
}
