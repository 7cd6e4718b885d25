/** Language models behind one door: any OpenAI-compatible endpoints, with bounds on time, size and cost. */
@NullMarked
package dev.serai.hub.llm;

import org.jspecify.annotations.NullMarked;
