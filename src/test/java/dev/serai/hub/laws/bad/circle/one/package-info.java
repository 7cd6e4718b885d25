@NullMarked
package dev.serai.hub.laws.bad.circle.one;

import org.jspecify.annotations.NullMarked;
