@NullMarked
package dev.serai.laws.bad.circle.two;

import org.jspecify.annotations.NullMarked;
