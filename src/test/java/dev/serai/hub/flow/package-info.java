@NullMarked
package dev.serai.hub.flow;

import org.jspecify.annotations.NullMarked;
