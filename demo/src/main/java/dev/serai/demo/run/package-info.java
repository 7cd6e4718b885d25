/** Starts the shop with a hub that {@code spring-boot:run} runs without a cluster; registered for that alone. */
@NullMarked
package dev.serai.demo.run;

import org.jspecify.annotations.NullMarked;
