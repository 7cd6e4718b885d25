package dev.serai.hub.analysis;

import dev.serai.hub.llm.UsedPrompt;

/** How a model is asked. It stays the same for one question, whatever becomes of the files meanwhile. */
public interface ModelWording {

    /** Which wording it is. */
    UsedPrompt used();

    /** What the model is told when its answer cannot be read. */
    String repair(String error);
}
