@NullMarked
package dev.serai.laws.bad.circle.one;

import org.jspecify.annotations.NullMarked;
