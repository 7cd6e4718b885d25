@NullMarked
package dev.serai.hub.laws.bad.circle.two;

import org.jspecify.annotations.NullMarked;
