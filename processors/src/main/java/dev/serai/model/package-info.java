/** What is asked of language models: which one, for what, and what became of it. */
@NullMarked
package dev.serai.model;

import org.jspecify.annotations.NullMarked;
