package dev.serai.hub.llm;

/**
 * What an answer must look like. The endpoint is asked for it as far as it can do that; whoever asks checks the answer.
 *
 * @param name of letters and _, for the endpoint
 * @param json a JSON schema
 */
public record AnswerSchema(String name, String json) {}
