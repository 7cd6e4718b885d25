package dev.serai.hub.llm;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.serai.analysis.ReplyCheck;
import dev.serai.hub.settings.LlmSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean {@code llm} that {@code langchain4j-chat} endpoints name. */
@Configuration
class LlmConfiguration {

    @Bean
    ChatModel llm(LlmSettings settings, MeterRegistry meters) {
        URI baseUrl = settings.baseUrl();
        return baseUrl == null ? new NoModel() : new MeteredModel(openAiCompatible(baseUrl, settings), meters);
    }

    private static ChatModel openAiCompatible(URI baseUrl, LlmSettings settings) {
        // A little less than the circuit breaker's timeout, so that the call itself has ended when the breaker gives
        // up.
        Duration deadline = Duration.ofMillis(settings.timeoutMs() * 9L / 10);
        OpenAiChatModelBuilder model = OpenAiChatModel.builder()
                .httpClientBuilder(new BoundedHttpClientBuilder(deadline))
                .baseUrl(baseUrl.toString())
                // The client insists on a key; endpoints without keys ignore it.
                .apiKey(settings.apiKey() == null ? "none" : settings.apiKey())
                .modelName(settings.model())
                .temperature(0.0)
                .maxTokens(settings.maxTokens())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        return structured(model, settings.structure()).build();
    }

    private static OpenAiChatModelBuilder structured(OpenAiChatModelBuilder model, LlmSettings.Structure structure) {
        return switch (structure) {
            case NONE -> model;
            case JSON_OBJECT -> model.responseFormat(ResponseFormat.JSON);
            case JSON_SCHEMA -> model.supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                    .strictJsonSchema(true)
                    .responseFormat(ResponseFormat.builder()
                            .type(ResponseFormatType.JSON)
                            .jsonSchema(JsonSchema.builder()
                                    .name("incident_analysis")
                                    .rootElement(JsonRawSchema.from(ReplyCheck.outputSchema()))
                                    .build())
                            .build());
        };
    }
}
