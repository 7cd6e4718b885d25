package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.conversation.ConversationEnd;
import dev.serai.wire.WireName;

/** What pages say of conversations alike. */
final class ConversationWording {

    private static final String OF_PAGES = "api";

    private ConversationWording() {}

    static boolean isOpen(JsonNode conversation) {
        return !conversation.hasNonNull("end_reason");
    }

    /** Whether the next question about an incident belongs to it; one in a chat is gone on with there. */
    static boolean goesOn(JsonNode conversation, String incident) {
        return isOpen(conversation)
                && isHere(conversation)
                && conversation.path("incident_id").asText("").equals(incident);
    }

    /** Whether it is led by pages or the API, and in no chat. */
    static boolean isHere(JsonNode conversation) {
        return conversation.path("channel").asText("").equals(OF_PAGES);
    }

    static String path(String id) {
        return "/console/conversations/" + id;
    }

    /** Why it is over. */
    static String end(JsonNode conversation) {
        return WireName.find(
                        ConversationEnd.class, conversation.path("end_reason").asText(""))
                .map(reason -> switch (reason) {
                    case SILENCE -> "It is over, because nothing was said for an hour.";
                    case INCIDENT -> "It is over, because its incident has been for a day.";
                    case RESET -> "It is over, because you ended it.";
                })
                .orElse("It is over.");
    }
}
