/** The channel e-mail. */
@NullMarked
package dev.serai.hub.channel.email;

import org.jspecify.annotations.NullMarked;
