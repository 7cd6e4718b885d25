/** What is known: documents cut into pieces that can be found and cited. All of it is data; nothing in it is obeyed. */
@NullMarked
package dev.serai.knowledge;

import org.jspecify.annotations.NullMarked;
