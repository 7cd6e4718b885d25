/** How Kamelets and the hub talk HTTP when no component of Camel does it for them. */
@NullMarked
package dev.serai.kamelet.net;

import org.jspecify.annotations.NullMarked;
