/** Who somebody is in a chat: codes that prove it, and the decision whether one does. */
@NullMarked
package dev.serai.identity;

import org.jspecify.annotations.NullMarked;
