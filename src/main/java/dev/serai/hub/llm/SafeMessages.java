package dev.serai.hub.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.serai.secret.Redaction;

/** The gate of the model: what it is sent holds no secrets, whoever put the messages together. */
final class SafeMessages {

    private SafeMessages() {}

    static ChatMessage of(ChatMessage message) {
        if (message instanceof UserMessage user && user.hasSingleText()) {
            return UserMessage.from(Redaction.redact(user.singleText()));
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return ToolExecutionResultMessage.from(result.id(), result.toolName(), Redaction.redact(result.text()));
        }
        if (message instanceof AiMessage said && said.text() != null && !said.hasToolExecutionRequests()) {
            return AiMessage.from(Redaction.redact(said.text()));
        }
        return message;
    }
}
