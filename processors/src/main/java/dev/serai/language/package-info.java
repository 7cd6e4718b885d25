/** What a person's words, German or English, ask for: by rules and word lists, without a model. */
@NullMarked
package dev.serai.language;

import org.jspecify.annotations.NullMarked;
