/** A model of sentences in this process. */
@NullMarked
package dev.serai.embeddings;

import org.jspecify.annotations.NullMarked;
