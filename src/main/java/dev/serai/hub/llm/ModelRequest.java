package dev.serai.hub.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.serai.model.ModelPurpose;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A question to a model: the body for {@code direct:model-call}, which answers with a {@link ModelAnswer}. What it says is
 * sent without secrets.
 *
 * @param tenant whose call it is
 * @param offer the tools that it may ask
 * @param schema what the answer must look like; null for plain text
 * @param cached whether an equal question may be answered with what {@link ModelCache#keep} kept
 * @param pieces gets the answer piece by piece, see {@link AnswerPieces}; null to get it whole. What was handed over counts
 *     only once the call is answered: a {@link ModelAnswer.ModelFailed} may follow. An answer from the cache comes whole
 * @param within how long it may take in all: no model is asked any more that might need longer; null where nobody waits
 */
public record ModelRequest(
        String tenant,
        ModelPurpose purpose,
        ModelCaller caller,
        UsedPrompt prompt,
        List<ChatMessage> messages,
        ToolOffer offer,
        @Nullable AnswerSchema schema,
        boolean cached,
        @Nullable AnswerPieces pieces,
        @Nullable Duration within) {

    public ModelRequest {
        messages = List.copyOf(messages);
    }

    /** A question in plain text, to be answered in plain text. */
    public static ModelRequest plain(
            String tenant, ModelPurpose purpose, ModelCaller caller, UsedPrompt prompt, List<ChatMessage> messages) {
        return new ModelRequest(tenant, purpose, caller, prompt, messages, ToolOffer.NONE, null, false, null, null);
    }

    /** The same, answered piece by piece. */
    public ModelRequest streamed(Consumer<String> consumer) {
        return new ModelRequest(
                tenant, purpose, caller, prompt, messages, offer, schema, false, new AnswerPieces(consumer), within);
    }
}
