package dev.serai.hub.llm;

/**
 * Which wording a question has.
 *
 * @param name what it is for, for instance {@code analysis}
 * @param version tells texts apart, see {@link PromptFile}
 * @param variant {@code a}, or another one of those in rotation
 */
public record UsedPrompt(String name, String version, String variant) {}
