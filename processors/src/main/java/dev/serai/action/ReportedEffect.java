package dev.serai.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.wire.WireName;
import org.jspecify.annotations.Nullable;

/** What an executor's answer says of its effect. */
public enum ReportedEffect implements WireName {
    /** It certainly changed nothing. */
    NONE,
    DONE,
    /** It may have changed something, or says nothing that is known here: a Kamelet may be somebody else's. */
    UNKNOWN;

    /** Of the field {@code effect} of an answer; null where there is none. */
    public static ReportedEffect of(@Nullable String wire) {
        return wire == null
                ? UNKNOWN
                : WireName.find(ReportedEffect.class, wire).orElse(UNKNOWN);
    }

    /** Of an answer. */
    public static ReportedEffect in(JsonNode result) {
        return of(result.path("effect").asText());
    }
}
