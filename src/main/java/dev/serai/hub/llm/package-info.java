/** The language model as one bean {@code llm}: any OpenAI-compatible endpoint, with bounds on time, size and cost. */
@NullMarked
package dev.serai.hub.llm;

import org.jspecify.annotations.NullMarked;
